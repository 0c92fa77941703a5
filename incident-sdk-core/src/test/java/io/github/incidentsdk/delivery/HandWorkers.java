package io.github.incidentsdk.delivery;

import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeSource;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Workers whose turns and whose time are moved by the test. */
public final class HandWorkers implements Workers {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final List<HandWorker> workers = new ArrayList<>();
    private long nanos = 1_000;
    private long jumped;
    private final Runnable afterTurn;

    public HandWorkers() {
        this(() -> {});
    }

    /** {@code afterTurn} may end it all: what it throws passes through whoever takes turns. */
    public HandWorkers(Runnable afterTurn) {
        this.afterTurn = afterTurn;
    }

    @Override
    public TimeSource time() {
        return new TimeSource() {
            @Override
            public long wallMillis() {
                return START.toEpochMilli() + jumped + nanos / 1_000_000;
            }

            @Override
            public long nanos() {
                return nanos;
            }
        };
    }

    @Override
    public Worker start(String name, Step step) {
        HandWorker worker = new HandWorker(name, step);
        workers.add(worker);
        return worker;
    }

    /** Whoever waits lets the others work; what they cannot end at this moment is not waited for. */
    @Override
    public boolean await(CompletionStage<?> stage, Duration patience) {
        settle();
        return stage.toCompletableFuture().isDone();
    }

    /** Calls every step that is due or woken until none is. */
    public void settle() {
        boolean again = true;
        for (int turns = 0; again; turns++) {
            if (turns > 100_000) {
                throw new AssertionError("the steps never come to rest");
            }
            again = false;
            for (HandWorker worker : List.copyOf(workers)) {
                again |= worker.turnIfDue();
            }
        }
    }

    /** Lets time pass, from one due turn to the next. */
    public void pass(Duration duration) {
        long end = nanos + duration.toNanos();
        settle();
        for (long next = nextDue(); next <= end; next = nextDue()) {
            nanos = Math.max(nanos, next);
            settle();
        }
        nanos = end;
        settle();
    }

    /** Moves the clock and calls nobody, as when a call takes long. */
    void elapse(Duration duration) {
        nanos += duration.toNanos();
    }

    /** Sets the wall clock forward, as a time server would; nobody is told. */
    public void jumpWall(Duration by) {
        jumped += by.toMillis();
    }

    /** Calls one worker's step whatever its due time, also from within another's turn. */
    void turn(String name) {
        workers.stream().filter(worker -> worker.name.equals(name)).forEach(HandWorker::turn);
    }

    /** No step is ever called again. */
    public void forget() {
        workers.forEach(worker -> worker.stopped = true);
        workers.clear();
    }

    private long nextDue() {
        return workers.stream()
                .filter(worker -> !worker.stopped && worker.due != Step.WHEN_WOKEN)
                .mapToLong(worker -> worker.due)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private final class HandWorker implements Worker {
        private final String name;
        private final Step step;
        private long due = nanos;
        private boolean woken;
        private boolean stopped;
        private boolean busy;

        HandWorker(String name, Step step) {
            this.name = name;
            this.step = step;
        }

        boolean turnIfDue() {
            boolean isDue = !busy && !stopped && (woken || due <= nanos);
            if (isDue) {
                turn();
            }
            return isDue;
        }

        void turn() {
            woken = false;
            busy = true;
            try {
                due = step.run(nanos);
            } catch (Exception failure) {
                throw new AssertionError(name + " failed", failure);
            } finally {
                busy = false;
                afterTurn.run();
            }
        }

        @Override
        public void wake() {
            woken = true;
        }

        @Override
        public void interrupt() {
            if (busy) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean stop(Duration patience) {
            stopped = true;
            return !busy;
        }
    }
}
