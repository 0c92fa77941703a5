package io.github.incidentsdk;

import io.github.incidentsdk.time.Step;
import java.util.concurrent.TimeUnit;

/** Lets time pass for incidents and guards, and watches over the rules. */
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
        parts.hostLog().tick(parts, nowNanos);
        parts.holding().tick();
        parts.watching().watch(nowNanos);
        parts.warnOfRedactors();
        parts.reportOnSelf(nowNanos);
        return nowNanos + SECOND;
    }
}
