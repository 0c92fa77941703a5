package io.github.incidentsdk;

import io.github.incidentsdk.time.Step;
import java.util.concurrent.TimeUnit;

/** Lets time pass for incidents, guards and rules. */
final class Tick implements Step {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Parts parts;

    Tick(Parts parts) {
        this.parts = parts;
    }

    @Override
    public long run(long nowNanos) {
        parts.table().tick(nowNanos);
        parts.guards().tick(nowNanos);
        return Math.min(parts.rules().tick(nowNanos), nowNanos + SECOND);
    }
}
