package io.github.incidentsdk.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongPredicate;

/** Who waits for a lane to have told everything up to a line of the journal; safe for all threads. */
final class CatchUp {

    private record Waiter(long seq, CompletableFuture<Void> future) {}

    private final List<Waiter> waiters = new ArrayList<>();

    /** Completes at the first {@link #look} that finds everything up to and including {@code seq} told. */
    CompletionStage<Void> past(long seq) {
        Waiter waiter = new Waiter(seq, new CompletableFuture<>());
        synchronized (this) {
            waiters.add(waiter);
        }
        return waiter.future();
    }

    /** Asks {@code isSettled} for everybody who waits. */
    void look(LongPredicate isSettled) {
        List<Waiter> reached;
        synchronized (this) {
            if (waiters.isEmpty()) {
                return;
            }
            reached = waiters.stream()
                    .filter(waiter -> isSettled.test(waiter.seq()))
                    .toList();
            waiters.removeAll(reached);
        }
        reached.forEach(waiter -> waiter.future().complete(null)); // outside the lock: strangers hang on it
    }
}
