package io.github.incidentsdk.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Who waits for a lane to come past a line of the journal; safe for all threads. */
final class CatchUp {

    private record Waiter(long seq, CompletableFuture<Void> future) {}

    private final List<Waiter> waiters = new ArrayList<>();
    private final List<CompletableFuture<Void>> untilRest = new ArrayList<>();
    private long settled;

    /** Completes once everything up to and including {@code seq} is settled. */
    synchronized CompletionStage<Void> past(long seq) {
        Waiter waiter = new Waiter(seq, new CompletableFuture<>());
        if (seq <= settled) {
            waiter.future().complete(null);
        } else {
            waiters.add(waiter);
        }
        return waiter.future();
    }

    /** Completes when the lane next rests with nothing left to be told. */
    synchronized CompletionStage<Void> nextRest() {
        CompletableFuture<Void> future = new CompletableFuture<>();
        untilRest.add(future);
        return future;
    }

    void rests() {
        List<CompletableFuture<Void>> waiting;
        synchronized (this) {
            waiting = List.copyOf(untilRest);
            untilRest.clear();
        }
        waiting.forEach(future -> future.complete(null)); // outside the lock: strangers hang on it
    }

    void settled(long seq) {
        List<Waiter> reached;
        synchronized (this) {
            settled = Math.max(settled, seq);
            reached = waiters.stream().filter(waiter -> waiter.seq() <= settled).toList();
            waiters.removeAll(reached);
        }
        reached.forEach(waiter -> waiter.future().complete(null)); // outside the lock: strangers hang on it
    }
}
