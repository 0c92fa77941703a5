package io.github.incidentsdk.rule.engine;

/**
 * When a rule is due: at wall-clock multiples of its pause, so that rules with the same pause meet and restarts do not shift them.
 *
 * <p>What was missed is counted and not made up for.
 */
final class Slots {

    private final long every;
    private long due = Long.MIN_VALUE;
    private long missed;

    Slots(long everyNanos) {
        this.every = everyNanos;
    }

    boolean isDue(long nowNanos) {
        return nowNanos >= due;
    }

    /** The monotonic time of the next evaluation. */
    long due() {
        return due;
    }

    long missed() {
        return missed;
    }

    /** It is evaluated now; the next slot is the first that is at least half a pause away. */
    void evaluated(long nowNanos, long wallMillis) {
        if (due != Long.MIN_VALUE) {
            missed += Math.max(0, nowNanos - due) / every;
        }
        long toSlot = every - Math.floorMod(wallMillis * 1_000_000, every);
        due = nowNanos + (toSlot < every / 2 ? toSlot + every : toSlot);
    }
}
