package io.github.incidentsdk;

import io.github.incidentsdk.testing.VirtualTime;
import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeSource;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Virtual time, but for one worker, whose turns a test begins on a thread of their own: it may hang in them. */
final class OneThreadApart implements Workers {

    private final VirtualTime others;
    private final String name;
    private @Nullable Step step;
    private @Nullable Thread turn;
    private boolean stopped;

    OneThreadApart(VirtualTime others, String name) {
        this.others = others;
        this.name = name;
    }

    /** Begins a turn of the worker. */
    void begin() {
        Step due = Objects.requireNonNull(step, name);
        Thread thread = new Thread(() -> run(due), name);
        thread.setDaemon(true);
        turn = thread;
        thread.start();
    }

    private void run(Step due) {
        try {
            due.run(others.nanos());
        } catch (Exception thrown) {
            throw new IllegalStateException(name + " failed", thrown);
        }
    }

    /** Waits for the turn's end. */
    void join() throws InterruptedException {
        if (turn != null) {
            turn.join();
        }
    }

    boolean isStopped() {
        return stopped;
    }

    @Override
    public TimeSource time() {
        return others;
    }

    @Override
    public Worker start(String worker, Step first) {
        if (!worker.equals(name)) {
            return others.start(worker, first);
        }
        step = first;
        return new Apart();
    }

    @Override
    public boolean inStep() {
        return others.inStep();
    }

    @Override
    public boolean await(CompletionStage<?> stage, Duration patience) {
        return others.await(stage, patience);
    }

    private final class Apart implements Worker {

        @Override
        public void wake() {}

        @Override
        public void interrupt() {
            if (turn != null) {
                turn.interrupt();
            }
        }

        @Override
        public boolean stop(Duration patience) {
            stopped = true;
            return turn == null || !turn.isAlive();
        }
    }
}
