package io.github.incidentsdk.spring.failure;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The same for Reactor, which need not be there: every subscription is a run of its own. */
final class ReactorOutcomes {

    private ReactorOutcomes() {}

    static boolean isReactive(@Nullable Object result) {
        return result instanceof Mono || result instanceof Flux;
    }

    static @Nullable Object watched(@Nullable Object result, Watch watch) {
        if (result instanceof Mono<?> mono) {
            return mono.doOnError(watch::failed).doOnSuccess(value -> watch.succeeded());
        }
        return result instanceof Flux<?> flux ? flux.doOnError(watch::failed).doOnComplete(watch::succeeded) : result;
    }
}
