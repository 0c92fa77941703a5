package io.github.incidentsdk.journal;

import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeLimit;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Lets applications know what is on the disk. What they chained to that runs on a thread of its own, since it may wait for the
 * journal itself; there is no such thread before somebody asks.
 */
final class Confirmations implements Step {

    private static final String NAME = "incident-sdk-confirmations";

    private final Workers workers;
    private final Queue<Confirmation> due = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Worker worker;
    private volatile boolean closed;

    Confirmations(Workers workers) {
        this.workers = workers;
    }

    /** A stage that ends as {@code known} does. */
    CompletableFuture<Void> of(CompletableFuture<Void> known) {
        Confirmation confirmation = new Confirmation(known);
        if (known.isDone()) {
            confirmation.settle();
            return confirmation;
        }
        begin();
        afterwards(confirmation, () -> confirmation.seen.complete(null)); // as when it times out
        afterwards(known, () -> {
            settleSoon(confirmation);
            confirmation.seen.complete(null);
        });
        return confirmation;
    }

    private static void afterwards(CompletionStage<Void> stage, Runnable what) {
        stage.whenComplete((done, failure) -> what.run());
    }

    private void begin() {
        if (worker == null) {
            start();
        }
    }

    private synchronized void start() {
        if (worker == null && !closed) {
            worker = workers.start(NAME, this);
        }
    }

    private void settleSoon(Confirmation confirmation) {
        due.add(confirmation);
        Worker started = worker;
        if (closed) {
            settle();
        } else if (started != null) {
            started.wake();
        }
    }

    @Override
    public long run(long nowNanos) {
        settle();
        return WHEN_WOKEN;
    }

    private void settle() {
        for (Confirmation next = due.poll(); next != null; next = due.poll()) {
            next.settle();
        }
    }

    /** Settles what is left, once the journal has said its last word; waits for {@code patience} at most. */
    void close(Duration patience) {
        long end = workers.time().nanos() + patience.toNanos();
        Worker started = endStarting();
        if (started != null && !started.stop(patience)) {
            started.interrupt();
        }
        if (!due.isEmpty()) {
            TimeLimit.run(
                    Map.of(NAME, this::settle),
                    Duration.ofNanos(Math.max(0, end - workers.time().nanos())));
        }
    }

    private synchronized @Nullable Worker endStarting() {
        closed = true;
        return worker;
    }

    /** Who waits need not wait for what others chained to theirs, even on the very thread that runs it. */
    private static final class Confirmation extends CompletableFuture<Void> {
        private final CompletableFuture<Void> known;
        private final CompletableFuture<Void> seen = new CompletableFuture<>();

        Confirmation(CompletableFuture<Void> known) {
            this.known = known;
        }

        void settle() {
            CompletionStage<Void> over = known;
            over.whenComplete((done, failure) -> {
                if (failure == null) {
                    complete(null);
                } else {
                    completeExceptionally(failure);
                }
            });
        }

        private void settleIfKnown() {
            if (known.isDone()) {
                settle();
            }
        }

        @Override
        public Void join() {
            if (!isDone()) {
                seen.join();
                settleIfKnown();
            }
            return super.join();
        }

        @Override
        public Void get() throws InterruptedException, ExecutionException {
            if (!isDone()) {
                seen.get();
                settleIfKnown();
            }
            return super.get();
        }

        @Override
        public Void get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
            if (!isDone()) {
                seen.get(timeout, unit);
                settleIfKnown();
            }
            return super.get(timeout, unit);
        }
    }
}
