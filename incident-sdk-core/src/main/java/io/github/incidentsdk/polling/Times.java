package io.github.incidentsdk.polling;

import java.time.Duration;

/** The moments at which something is asked: multiples of its pause by the wall clock; what was missed is not made up for. */
final class Times {

    private final long every;

    Times(Duration every) {
        this.every = every.toNanos();
    }

    /** The monotonic time of the next one, at least half a pause away. */
    long next(long nowNanos, long wallMillis) {
        long toSlot = every - Math.floorMod(wallMillis * 1_000_000, every);
        return nowNanos + (toSlot < every / 2 ? toSlot + every : toSlot);
    }
}
