package io.github.incidentsdk.rule.prometheus;

import io.github.incidentsdk.metric.Labels;

/** One alert that is pending or firing; its labels are its identity. For the thread of the tick. */
public final class ActiveAlert {

    private final Labels labels;
    private final Labels series;
    private final Labels reported;
    private long activeAt;
    private double value;
    private boolean firing;
    private long goneSince = EarlierAlert.NOT_GONE;
    private long seenIn;

    ActiveAlert(Labels labels, Labels series, Labels reported, long atMillis) {
        this.labels = labels;
        this.series = series;
        this.reported = reported;
        this.activeAt = atMillis;
    }

    /** Returns the series' labels with those of the rule, and {@code alertname}. */
    public Labels labels() {
        return labels;
    }

    /** Returns the labels of the series that it was raised for. */
    public Labels series() {
        return series;
    }

    /**
     * Returns the labels under which {@code ALERTS} has it.
     *
     * <p>They are {@link #labels()}, but that a label of the rule whose template came to nothing stands there as it is written:
     * Prometheus' {@code AlertingRule.sample} begins with the rule's labels.
     */
    public Labels reported() {
        return reported;
    }

    /** Returns whether it fires; else it is pending. */
    public boolean isFiring() {
        return firing;
    }

    /** Returns since when the series has been there, in milliseconds since the epoch. */
    public long activeAtMillis() {
        return activeAt;
    }

    /** Returns the last value of the series. */
    public double value() {
        return value;
    }

    /** Returns since when the series has been gone, {@link EarlierAlert#NOT_GONE} when it is there. */
    public long goneSinceMillis() {
        return goneSince;
    }

    /** Goes on with what was there before the process started. */
    void resume(EarlierAlert earlier, long activeAtMillis) {
        firing |= earlier.firing();
        activeAt = Math.min(activeAt, activeAtMillis);
    }

    /** Nobody looked for so long, which counts for nothing. */
    void slept(long millis) {
        activeAt += millis;
        goneSince += goneSince == EarlierAlert.NOT_GONE ? 0 : millis;
    }

    boolean wasSeenIn(long evaluation) {
        return seenIn == evaluation;
    }

    /** The series is there. */
    void seen(double present, long evaluation) {
        value = present;
        seenIn = evaluation;
        goneSince = EarlierAlert.NOT_GONE;
    }

    /** The series is not there; whether the alert goes on all the same. */
    boolean lingers(long atMillis, long keepMillis) {
        if (!firing || keepMillis == 0) {
            return false;
        }
        if (goneSince == EarlierAlert.NOT_GONE) {
            goneSince = atMillis;
        }
        return atMillis - goneSince < keepMillis;
    }

    void ripen(long atMillis, long holdsForMillis) {
        firing |= atMillis - activeAt >= holdsForMillis;
    }
}
