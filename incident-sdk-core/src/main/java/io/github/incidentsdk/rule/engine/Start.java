package io.github.incidentsdk.rule.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * When this process started.
 *
 * @param nanos monotonic time
 * @param wall the same moment by the wall clock
 * @param outageTolerance how long nobody may have evaluated anything for states to go on
 */
record Start(long nanos, Instant wall, Duration outageTolerance) {

    boolean isTooLate(Instant last) {
        return since(last).compareTo(outageTolerance) > 0;
    }

    long nanosAt(Instant earlier) {
        return nanos - since(earlier).toNanos();
    }

    /** A clock that was put back makes no time negative. */
    long millisAt(Instant earlier) {
        return wall.toEpochMilli() - since(earlier).toMillis();
    }

    private Duration since(Instant earlier) {
        return earlier.isAfter(wall) ? Duration.ZERO : Duration.between(earlier, wall);
    }
}
