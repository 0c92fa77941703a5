package io.github.incidentsdk.spring.failure;

import io.github.incidentsdk.IncidentManager;
import java.util.function.Supplier;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.core.Ordered;

/**
 * Puts the interceptor around annotated methods.
 *
 * <p>Outside of transactions and caches, so that a commit that fails is seen; {@code @Async} lies outside of it, so that the work
 * itself is watched and not its being handed over.
 */
final class FailureAdvisor extends DefaultPointcutAdvisor {

    private static final long serialVersionUID = 1L;

    FailureAdvisor(Supplier<IncidentManager> manager, Unseen unseen) {
        this(manager, new AnnotatedMethods(unseen));
    }

    private FailureAdvisor(Supplier<IncidentManager> manager, AnnotatedMethods methods) {
        super(methods, new FailureInterceptor(manager, methods));
        setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
    }
}
