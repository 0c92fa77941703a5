package io.github.incidentsdk.spring.failure;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** The methods that are annotated, here, on an interface, or by an annotation that is annotated so. */
final class AnnotatedMethods extends StaticMethodMatcherPointcut {

    /** Without the many that are not annotated, each of which is asked for once, as its bean is made. */
    private final Map<MethodClassKey, Watched> found = new ConcurrentHashMap<>();

    private final Unseen unseen;

    AnnotatedMethods(Unseen unseen) {
        this.unseen = unseen;
    }

    /** Of a method that cannot be seen it says no, since a proxy for it would be in vain, or could not be made. */
    @Override
    public boolean matches(Method method, Class<?> targetClass) {
        if (find(method, targetClass) == null) {
            return false;
        }
        unseen.tell(targetClass, each -> find(each, targetClass) != null);
        return unseen.why(method, targetClass) == null;
    }

    /** What the annotation wants; null where there is none. */
    @Nullable
    Watched find(Method method, @Nullable Class<?> targetClass) {
        if (method.getDeclaringClass() == Object.class) {
            return null;
        }
        MethodClassKey key = new MethodClassKey(method, targetClass);
        Watched known = found.get(key);
        if (known != null) {
            return known;
        }
        Watched read = read(method, targetClass);
        if (read != null) {
            found.put(key, read);
        }
        return read;
    }

    private static @Nullable Watched read(Method method, @Nullable Class<?> targetClass) {
        Method specific = AopUtils.getMostSpecificMethod(method, targetClass);
        IncidentOnFailure said = AnnotatedElementUtils.findMergedAnnotation(specific, IncidentOnFailure.class);
        return said == null ? null : Watched.of(said, specific);
    }
}
