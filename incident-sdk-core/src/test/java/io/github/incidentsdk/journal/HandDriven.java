package io.github.incidentsdk.journal;

import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeSource;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a step when a test says so, at the time that the test says, and after each turn the steps that were started later. */
final class HandDriven implements Workers, Worker, TimeSource {

    private final List<Step> steps = new ArrayList<>();
    private long nanos = 1_000;
    private long due = Step.WHEN_WOKEN;
    private boolean woken;
    private boolean stopped;

    /** Takes turns until none is due at this moment. */
    void run() throws Exception {
        while (!stopped && (woken || due <= nanos)) {
            woken = false;
            due = steps.get(0).run(nanos);
            for (Step later : steps.subList(1, steps.size())) {
                later.run(nanos);
            }
        }
    }

    void advance(Duration by) throws Exception {
        nanos += by.toNanos();
        run();
    }

    boolean isWoken() {
        return woken;
    }

    /** How long until the step wants to be called without being woken. */
    Duration untilDue() {
        return Duration.ofNanos(due - nanos);
    }

    @Override
    public Worker start(String name, Step started) {
        steps.add(started);
        woken = true;
        return this;
    }

    @Override
    public TimeSource time() {
        return this;
    }

    @Override
    public void wake() {
        woken = true;
    }

    @Override
    public void interrupt() {}

    @Override
    public boolean stop(Duration patience) {
        stopped = true;
        return true;
    }

    @Override
    public long wallMillis() {
        return nanos / 1_000_000;
    }

    @Override
    public long nanos() {
        return nanos;
    }
}
