package io.github.incidentsdk.rule.prometheus;

/**
 * An alert of the process before this one.
 *
 * @param activeAtMillis since when its series had been there, in milliseconds since the epoch
 * @param firing whether it fired; else it was pending
 * @param goneSinceMillis since when the series was gone that it lingered on for; {@link #NOT_GONE} when it was there
 * @param lookedMillis when its rule was evaluated last
 */
public record EarlierAlert(long activeAtMillis, boolean firing, long goneSinceMillis, long lookedMillis) {

    /** Stands for the time at which a series went that is there. */
    public static final long NOT_GONE = Long.MIN_VALUE;

    /** Returns for how long its series had been there when its rule was evaluated last. */
    public long trueMillis() {
        return lookedMillis - activeAtMillis;
    }

    EarlierAlert goneSince(long millis) {
        return new EarlierAlert(activeAtMillis, firing, millis, lookedMillis);
    }
}
