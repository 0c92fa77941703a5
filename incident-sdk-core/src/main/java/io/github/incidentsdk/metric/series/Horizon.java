package io.github.incidentsdk.metric.series;

import java.time.Duration;

/**
 * How far back series are looked at, and how much of that has to have been seen.
 *
 * @param lookBackMillis how old a sample may be and still count as present, above 0
 * @param covered the share of a window that must have been watched for what it says to be known, above 0 and at most 1
 * @param longMillis what looks back further is kept for the next process, and more coarsely where that is allowed; above 0
 */
public record Horizon(long lookBackMillis, double covered, long longMillis) {

    /** Five minutes, 80 %, an hour. */
    public static final Horizon DEFAULT = new Horizon(5 * 60_000L, 0.8, 3_600_000L);

    /** Returns a horizon. */
    public static Horizon of(Duration lookBack, int coveredPercent, Duration longBeyond) {
        return new Horizon(lookBack.toMillis(), coveredPercent / 100.0, longBeyond.toMillis());
    }

    public Horizon {
        if (lookBackMillis < 1 || longMillis < 1 || !(covered > 0 && covered <= 1)) {
            throw new IllegalArgumentException(
                    "a horizon of " + lookBackMillis + " ms, " + covered + " of a window and " + longMillis
                            + " ms: times must be above 0, and the share above 0 and at most 1");
        }
    }
}
