package io.github.incidentsdk.testing;

import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeSource;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Time that stands still until a test moves it, and calls whatever became due meanwhile on the test's own thread.
 *
 * <pre>{@code
 * VirtualTime time = new VirtualTime();
 * // hand `time` to what is tested, as its time source and as its workers
 * time.advance(Duration.ofMinutes(5));     // every step that is due within five minutes runs, in order, each at its own moment
 * }</pre>
 *
 * <p>Of several workers that are due at one moment the one started first goes first, so a test runs the same way every time.
 * The clocks can be read, and workers started, woken, interrupted and stopped, from all threads; time is moved by one
 * thread at a time. Wall time begins at 2026-01-01T00:00:00Z unless a test says otherwise.
 */
public final class VirtualTime implements TimeSource, Workers {

    /** Not zero, so that code which takes zero for "never" is not helped by accident. */
    private static final long FIRST_NANOS = TimeUnit.HOURS.toNanos(1);

    private static final int MOST_TURNS_AT_ONE_MOMENT = 10_000;

    private final AtomicLong nanos = new AtomicLong(FIRST_NANOS);
    private final AtomicLong wallAtFirstNanos;
    private final List<VirtualWorker> workers = new CopyOnWriteArrayList<>();
    private final ReentrantLock moving = new ReentrantLock();
    private final Failures failures = new Failures();

    /** Time that begins at 2026-01-01T00:00:00Z. */
    public VirtualTime() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** Time that begins at {@code wall}, taken to the millisecond. */
    public VirtualTime(Instant wall) {
        wallAtFirstNanos = new AtomicLong(wall.toEpochMilli());
    }

    @Override
    public long wallMillis() {
        return wallAtFirstNanos.get() + TimeUnit.NANOSECONDS.toMillis(nanos.get() - FIRST_NANOS);
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public TimeSource time() {
        return this;
    }

    /** Takes a step in; its first turn comes with the next {@link #advance} or {@link #runUntilIdle}. */
    @Override
    public Worker start(String name, Step step) {
        VirtualWorker worker = new VirtualWorker(name, step, nanos.get());
        workers.add(worker);
        return worker;
    }

    @Override
    public boolean inStep() {
        return moving.isHeldByCurrentThread();
    }

    /**
     * Moves time until {@code stage} completes, by at most {@code patience}; a step that calls this only looks.
     *
     * @return whether it completed
     */
    @Override
    public boolean await(CompletionStage<?> stage, Duration patience) {
        CompletableFuture<?> awaited = stage.toCompletableFuture();
        if (moving.isHeldByCurrentThread()) {
            return awaited.isDone();
        }
        long end = Math.addExact(nanos.get(), patience.toNanos());
        runUntilIdle();
        while (!awaited.isDone() && nextDue() <= end) {
            move(nextDue());
        }
        return awaited.isDone();
    }

    /** The names of the workers that were started and not stopped, oldest first. */
    public List<String> running() {
        return workers.stream()
                .filter(worker -> !worker.isStopped())
                .map(VirtualWorker::name)
                .toList();
    }

    /**
     * Moves both clocks by {@code duration} and runs every step that is due on the way, each at its own moment, those due now
     * and those due at the end included.
     *
     * @throws IllegalArgumentException when the duration is negative: monotonic time never goes back
     * @throws IllegalStateException when a step calls this
     * @throws AssertionError after time has moved, when steps threw: the first exception is the cause, later ones are suppressed;
     *     as in production each such worker goes on a second later
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "time cannot go back by " + duration + ": only the wall clock can, by jumpWall(Duration)");
        }
        move(Math.addExact(nanos.get(), duration.toNanos()));
    }

    /** Runs every step that is due now, again and again until none is; time stands still. Throws what {@link #advance} does. */
    public void runUntilIdle() {
        move(nanos.get());
    }

    /** Sets the wall clock forward or back, as an administrator or a time server would; monotonic time does not notice. */
    public void jumpWall(Duration by) {
        wallAtFirstNanos.addAndGet(by.toMillis());
    }

    private void move(long target) {
        if (moving.isHeldByCurrentThread()) {
            throw new IllegalStateException("a step cannot move the time that it lives in");
        }
        moving.lock();
        try {
            runDue();
            for (long next = nextDue(); next <= target; next = nextDue()) {
                nanos.set(Math.max(next, nanos.get()));
                runDue();
            }
            nanos.set(target);
            failures.report();
        } finally {
            moving.unlock();
        }
    }

    private void runDue() {
        String last = "";
        for (int round = 0; round < MOST_TURNS_AT_ONE_MOMENT; round++) {
            boolean idle = true;
            for (VirtualWorker worker : workers) {
                if (worker.takeTurn(nanos.get(), failures)) {
                    last = worker.name();
                    idle = false;
                }
            }
            workers.removeIf(VirtualWorker::isStopped);
            if (idle) {
                return;
            }
        }
        throw new AssertionError("worker \"" + last + "\" never rests: " + MOST_TURNS_AT_ONE_MOMENT
                + " turns were taken at one moment, and its step still wants to be called at once");
    }

    private long nextDue() {
        return workers.stream().mapToLong(VirtualWorker::due).min().orElse(Step.WHEN_WOKEN);
    }
}
