package io.github.incidentsdk.journal;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/** Those who wait for a line to be durable, in the order of the lines; for the writer alone. */
final class Waiting {

    private record Waiter(long seq, CompletableFuture<Void> done) {}

    private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();

    /** Adds who waits for {@code seq}, which is no less than that of anybody before. */
    void add(long seq, CompletableFuture<Void> done) {
        waiters.addLast(new Waiter(seq, done));
    }

    /** Lines up to {@code seq} are durable. */
    void durable(long seq) {
        while (!waiters.isEmpty() && waiters.getFirst().seq() <= seq) {
            waiters.removeFirst().done().complete(null);
        }
    }

    /** Nobody can be told when it will be. */
    void fail(NotPersistedException why) {
        while (!waiters.isEmpty()) {
            waiters.removeFirst().done().completeExceptionally(why);
        }
    }
}
