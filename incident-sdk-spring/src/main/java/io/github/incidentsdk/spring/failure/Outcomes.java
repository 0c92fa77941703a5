package io.github.incidentsdk.spring.failure;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Watches what a method returned: at once, or where it is still under way, when that ends. */
final class Outcomes {

    private static final boolean REACTOR =
            ClassUtils.isPresent("reactor.core.publisher.Flux", Outcomes.class.getClassLoader());

    private Outcomes() {}

    /** What is to be returned in place of {@code result}, which tells {@code watch} how it ended. */
    static @Nullable Object watched(@Nullable Object result, Watch watch) {
        if (result instanceof CompletionStage<?> stage) {
            stage.whenComplete((value, thrown) -> ended(thrown, watch));
            return result;
        }
        if (REACTOR && ReactorOutcomes.isReactive(result)) {
            return ReactorOutcomes.watched(result, watch);
        }
        if (!(result instanceof Future)) { // how that ends only somebody would learn who waits for it
            watch.succeeded();
        }
        return result;
    }

    private static void ended(@Nullable Throwable thrown, Watch watch) {
        Throwable cause = cause(thrown);
        if (cause == null) {
            watch.succeeded();
        } else if (!(cause instanceof CancellationException)) { // nobody wants to know any more
            watch.failed(cause);
        }
    }

    private static @Nullable Throwable cause(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
