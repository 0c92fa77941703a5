package io.github.incidentsdk.delivery.engagement;

import io.github.incidentsdk.journal.JournalLine.Told;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** For how long a sink that was called has taken nothing; safe for all threads. */
final class Downtime {

    /** It is not down. */
    static final long NEVER = Long.MAX_VALUE;

    private @Nullable Instant unanswered;
    private volatile boolean down;
    private volatile long since;
    private volatile long changes;

    /** Takes a receipt from before a restart: what was not answered then counts once it fails here, too. */
    synchronized void restore(Told told) {
        switch (told.what()) {
            case ENGAGED, DEAD -> unanswered = unanswered == null ? told.at() : unanswered;
            case ACCEPTED, SKIPPED -> unanswered = null;
            default -> {}
        }
    }

    /** Nothing was taken; true when that is news. */
    synchronized boolean failed(long now, Instant wall) {
        if (down) {
            return false;
        }
        Duration before = unanswered == null ? Duration.ZERO : Duration.between(unanswered, wall);
        since = now - (before.isNegative() ? 0 : before.toNanos());
        down = true;
        changed();
        return true;
    }

    /** The backend took something; true when that is news. */
    synchronized boolean took() {
        unanswered = null;
        if (!down) {
            return false;
        }
        down = false;
        changed();
        return true;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock
    private void changed() {
        changes++;
    }

    /** How long until it has been down for {@code after}, in nanoseconds; not positive when it has, {@link #NEVER} when it is not down. */
    long left(Duration after, long now) {
        return down ? since + after.toNanos() - now : NEVER;
    }

    /** Another number after every change. */
    long changes() {
        return changes;
    }
}
