package io.github.incidentsdk;

import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeSource;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A process that has no room for a third thread. */
final class NoThirdWorker implements Workers {

    private final Workers others;
    private int started;

    NoThirdWorker(Workers others) {
        this.others = others;
    }

    @Override
    public TimeSource time() {
        return others.time();
    }

    @Override
    public Worker start(String name, Step step) {
        if (++started > 2) {
            throw new OutOfMemoryError("unable to create native thread");
        }
        return others.start(name, step);
    }

    @Override
    public boolean await(CompletionStage<?> stage, Duration patience) {
        return others.await(stage, patience);
    }
}
