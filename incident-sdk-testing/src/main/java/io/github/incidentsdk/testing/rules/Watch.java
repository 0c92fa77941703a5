package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.testing.VirtualTime;
import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeSource;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Workers that look at the rules whenever these were evaluated. */
final class Watch implements Workers {

    /** What a manager calls the worker that evaluates its rules. */
    private static final String RULES = "incident-sdk-rules";

    private final VirtualTime time;
    private final Runnable look;

    Watch(VirtualTime time, Runnable look) {
        this.time = time;
        this.look = look;
    }

    @Override
    public TimeSource time() {
        return time;
    }

    @Override
    public Worker start(String name, Step step) {
        return name.equals(RULES) ? time.start(name, watched(step)) : time.start(name, step);
    }

    private Step watched(Step step) {
        return now -> {
            long next = step.run(now);
            look.run();
            return next;
        };
    }

    @Override
    public boolean inStep() {
        return time.inStep();
    }

    @Override
    public boolean await(CompletionStage<?> stage, Duration patience) {
        return time.await(stage, patience);
    }
}
