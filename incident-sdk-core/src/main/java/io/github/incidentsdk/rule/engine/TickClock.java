package io.github.incidentsdk.rule.engine;

/**
 * The time that expressions see: the wall clock's, but never slower than time passes.
 *
 * <p>When the wall clock is put back, samples must not lie in the future: the time of ticks goes on where it was.
 */
final class TickClock {

    private boolean begun;
    private long lastMillis;
    private long lastNanos;

    /** The time of a tick in milliseconds since the epoch, later than that of any tick before. */
    long at(long nowNanos, long wallMillis) {
        if (!begun) {
            begun = true;
            lastMillis = wallMillis;
        } else {
            long passed = Math.max(1, (nowNanos - lastNanos) / 1_000_000);
            lastMillis = Math.max(wallMillis, lastMillis + passed);
        }
        lastNanos = nowNanos;
        return lastMillis;
    }
}
