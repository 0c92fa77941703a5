package io.github.incidentsdk.spring.failure;

import io.github.incidentsdk.IncidentManager;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.BeansException;

/** Lets an annotated method run, and tells the manager what came of it; the caller sees what it would have seen without. */
final class FailureInterceptor implements MethodInterceptor {

    private static final Logger log = LoggerFactory.getLogger(IncidentOnFailure.class);

    private final Supplier<IncidentManager> manager;
    private final AnnotatedMethods methods;
    private final AtomicBoolean saidMissing = new AtomicBoolean();

    FailureInterceptor(Supplier<IncidentManager> manager, AnnotatedMethods methods) {
        this.manager = manager;
        this.methods = methods;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        Object target = call.getThis();
        Watched watched = methods.find(call.getMethod(), target == null ? null : AopUtils.getTargetClass(target));
        IncidentManager told = watched == null ? null : manager();
        if (watched == null || told == null) {
            return call.proceed();
        }
        Watch watch = watched.call(told, call.getArguments());
        Object result;
        try {
            result = call.proceed();
        } catch (Throwable thrown) { // whatever it is, it goes on
            watch.failed(thrown);
            throw thrown;
        }
        return Outcomes.watched(result, watch);
    }

    /** The manager; null while it cannot be made, as when the method is called by what the manager is made of. */
    private @Nullable IncidentManager manager() {
        try {
            return manager.get();
        } catch (BeansException notYet) { // the method's own work matters more
            if (saidMissing.compareAndSet(false, true)) {
                log.warn(
                        "A method with @IncidentOnFailure was called while there is no manager; its failures are not seen"
                                + " then. It is called too early, or too late.",
                        notYet);
            }
            return null;
        }
    }
}
