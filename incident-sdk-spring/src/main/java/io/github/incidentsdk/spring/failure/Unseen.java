package io.github.incidentsdk.spring.failure;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Knows the methods whose calls no proxy can see, and tells of those that are annotated; safe for all threads. */
final class Unseen {

    private static final Logger log = LoggerFactory.getLogger(IncidentOnFailure.class);

    private final boolean ofClasses;
    private final Set<Class<?>> told = ConcurrentHashMap.newKeySet();

    /** @param ofClasses whether proxies are subclasses, also where there is an interface */
    Unseen(boolean ofClasses) {
        this.ofClasses = ofClasses;
    }

    /** Why nobody can stand around {@code method} of beans of {@code type}; null when somebody can. */
    @Nullable
    String why(Method method, Class<?> type) {
        Method specific = AopUtils.getMostSpecificMethod(method, type);
        int modifiers = specific.getModifiers();
        if (Modifier.isPrivate(modifiers) || Modifier.isStatic(modifiers)) {
            return Modifier.isPrivate(modifiers) ? "it is private" : "it is static";
        }
        if (throughInterface(specific, type)) {
            return null;
        }
        if (Modifier.isFinal(type.getModifiers()) || type.isSealed()) {
            return type.isSealed() ? "its class is sealed" : "its class is final";
        }
        return Modifier.isFinal(modifiers) ? "it is final" : null;
    }

    /** Whether the proxy is one of interfaces, whatever the class is. */
    private boolean throughInterface(Method method, Class<?> type) {
        return Proxy.isProxyClass(type)
                || ClassUtils.isLambdaClass(type)
                || (!ofClasses
                        && ClassUtils.getInterfaceMethodIfPossible(method, type)
                                .getDeclaringClass()
                                .isInterface());
    }

    /** Warns, once for a class, of each of its methods that is {@code annotated} and unseen. */
    void tell(Class<?> type, Predicate<Method> annotated) {
        if (!told.add(type)) {
            return;
        }
        Set<Method> methods = new LinkedHashSet<>();
        ReflectionUtils.doWithMethods(
                type,
                method -> methods.add(AopUtils.getMostSpecificMethod(method, type)),
                method -> !method.isBridge());
        for (Method method : methods) {
            String why = annotated.test(method) ? why(method, type) : null;
            if (why != null) {
                log.warn(
                        "@IncidentOnFailure on {}.{} does nothing: {}, so that Spring cannot stand around its calls. Make it"
                                + " neither private, static nor final, in a class that can have subclasses, or write"
                                + " Incidents.guard(…) inside.",
                        type.getName(),
                        method.getName(),
                        why);
            }
        }
    }
}
