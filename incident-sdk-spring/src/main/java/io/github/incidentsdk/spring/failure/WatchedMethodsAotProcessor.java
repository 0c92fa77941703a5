package io.github.incidentsdk.spring.failure;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Lets a native image find methods with {@link IncidentOnFailure}, and the names of their parameters. */
final class WatchedMethodsAotProcessor implements BeanRegistrationAotProcessor {

    WatchedMethodsAotProcessor() {}

    @Override
    public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
        Class<?> type = ClassUtils.getUserClass(bean.getBeanClass());
        if (!AnnotationUtils.isCandidateClass(type, IncidentOnFailure.class)) {
            return null;
        }
        List<Method> watched = List.of(ReflectionUtils.getUniqueDeclaredMethods(type)).stream()
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, IncidentOnFailure.class))
                .toList();
        return watched.isEmpty()
                ? null
                : (generation, registration) -> watched.forEach(method ->
                        mayBeFound(method, type, generation.getRuntimeHints().reflection()));
    }

    /** The annotation may stand where an interface declares the method. */
    private static void mayBeFound(Method method, Class<?> type, ReflectionHints hints) {
        hints.registerMethod(method, ExecutableMode.INVOKE);
        for (Class<?> each : ClassUtils.getAllInterfacesForClassAsSet(type)) {
            Method declared = ClassUtils.getMethodIfAvailable(each, method.getName(), method.getParameterTypes());
            if (declared != null) {
                hints.registerMethod(declared, ExecutableMode.INVOKE);
            }
        }
    }
}
