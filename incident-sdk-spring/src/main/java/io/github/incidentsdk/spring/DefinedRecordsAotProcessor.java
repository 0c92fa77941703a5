package io.github.incidentsdk.spring;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.aot.BeanRegistrationCode;
import org.springframework.beans.factory.aot.BeanRegistrationCodeFragments;
import org.springframework.beans.factory.aot.BeanRegistrationCodeFragmentsDecorator;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.javapoet.CodeBlock;
import org.springframework.util.ReflectionUtils;

/**
 * Has the generated context name the annotated records, which are scanned for while the application is built, and lets a native
 * image read their components.
 */
final class DefinedRecordsAotProcessor implements BeanRegistrationAotProcessor {

    DefinedRecordsAotProcessor() {}

    @Override
    public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
        if (bean.getBeanClass() != DefinedRecords.class) {
            return null;
        }
        DefinedRecords found = bean.getBeanFactory().getBean(bean.getBeanName(), DefinedRecords.class);
        return BeanRegistrationAotContribution.withCustomCodeFragments(usual -> new Named(usual, found));
    }

    /** Makes the bean of names. */
    private static final class Named extends BeanRegistrationCodeFragmentsDecorator {

        private final DefinedRecords found;

        Named(BeanRegistrationCodeFragments usual, DefinedRecords found) {
            super(usual);
            this.found = found;
        }

        @Override
        public CodeBlock generateInstanceSupplierCode(
                GenerationContext generation, BeanRegistrationCode registration, boolean allowDirectSupplierShortcut) {
            ReflectionHints hints = generation.getRuntimeHints().reflection();
            CodeBlock.Builder names = CodeBlock.builder();
            String comma = "";
            for (Class<?> each : found.classes()) {
                names.add(comma + "$S", each.getName());
                comma = ", ";
                mayBeRead(each, hints);
            }
            return CodeBlock.of("() -> $T.of($L)", DefinedRecords.class, names.build());
        }
    }

    /** A record's components are read through their accessors, and whether a value shows what it is, is asked of its class. */
    private static void mayBeRead(Class<?> annotated, ReflectionHints hints) {
        hints.registerType(annotated);
        RecordComponent[] components = annotated.getRecordComponents();
        if (components == null) {
            return; // which is said when the application starts
        }
        for (RecordComponent component : components) {
            hints.registerMethod(component.getAccessor(), ExecutableMode.INVOKE);
            Method shown = ReflectionUtils.findMethod(component.getType(), "toString");
            if (shown != null && !component.getType().isPrimitive()) {
                hints.registerType(component.getType());
                hints.registerMethod(shown, ExecutableMode.INVOKE);
            }
        }
    }
}
