package io.github.incidentsdk;

import java.util.concurrent.TimeUnit;

/** Many things at once, which are over when nothing comes for a moment, or when it takes too long; the caller locks. */
final class Burst {

    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(3);

    private boolean goingOn;
    private long first;
    private long last;

    /** One of them came. */
    void at(long now) {
        if (!goingOn) {
            goingOn = true;
            first = now;
        }
        last = now;
    }

    boolean isGoingOn(long now) {
        goingOn &= now - last < MOMENT && now - first < LONGEST;
        return goingOn;
    }
}
