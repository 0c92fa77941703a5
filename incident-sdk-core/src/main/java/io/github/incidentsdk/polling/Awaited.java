package io.github.incidentsdk.polling;

import java.time.Duration;

/** An answer that may be awaited, and since when. Safe for all threads. */
final class Awaited {

    /** How long an answer may take before it is taken for none; one that comes later counts again. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Why it is a failure when nobody waits any longer. */
    static final String LATE = "it has not answered for " + PATIENCE.toSeconds() + " s";

    private boolean awaited;
    private long since;

    /** From now on. */
    synchronized void begins(long nowNanos) {
        awaited = true;
        since = nowNanos;
    }

    /** It came, or nobody waits for it any more. */
    synchronized void ends() {
        awaited = false;
    }

    /** Gives up waiting when that has taken too long; whether it did so now. */
    synchronized boolean givesUp(long nowNanos) {
        boolean overdue = awaited && nowNanos - since > PATIENCE.toNanos();
        awaited &= !overdue;
        return overdue;
    }
}
