package io.github.incidentsdk.rule.sight;

import io.github.incidentsdk.evaluation.Truth;
import io.github.incidentsdk.evaluation.Vanishing;
import io.github.incidentsdk.metric.series.Absent;
import java.util.Arrays;

/** What the metrics of a row were when they were last there, and since when they are gone. */
final class RowPast {

    /** Since when what is there is gone. */
    static final long NOT_GONE = -1;

    private final Vanishing vanishing;
    private final double[] last;
    private final long[] goneSince;
    private long clock;

    /** Whether any level was true when that was last known, or is not false since of what is gone. */
    private boolean held;

    RowPast(Vanishing vanishing, int metrics) {
        this.vanishing = vanishing;
        this.last = new double[metrics];
        this.goneSince = new long[metrics];
        Arrays.fill(last, Absent.VALUE);
        Arrays.fill(goneSince, NOT_GONE);
    }

    /** Whether a row has to stay when nothing of it is there. */
    boolean isHeld() {
        return held;
    }

    /** What the levels say together. */
    void judged(Truth worst) {
        if (worst != Truth.UNKNOWN) {
            held = worst != Truth.FALSE;
        }
    }

    /** It is that time of those that count, in milliseconds. */
    void at(long now) {
        clock = now;
    }

    /** A metric is there. */
    void sees(int metric, double value) {
        if (!Double.isNaN(value)) {
            last[metric] = value;
        }
        goneSince[metric] = NOT_GONE;
    }

    /**
     * A metric is not there.
     *
     * @param known whether it is known that there is none
     */
    void misses(int metric, boolean known) {
        if (!known) {
            goneSince[metric] = NOT_GONE;
        } else if (!Absent.is(last[metric])) {
            if (goneSince[metric] == NOT_GONE) {
                goneSince[metric] = clock;
            }
            if (after(goneSince[metric]) == Truth.FALSE) {
                last[metric] = Absent.VALUE;
            }
        }
    }

    /** What a metric was when it was last there; {@link Absent#VALUE} when that is forgotten. */
    double last(int metric) {
        return last[metric];
    }

    /** Since when a metric is gone, by the time that counts; {@link #NOT_GONE} when it is not. */
    long goneSince(int metric) {
        return goneSince[metric];
    }

    /** What is said now of what is gone since then. */
    Truth after(long since) {
        return vanishing.after(clock - since);
    }

    /** What is said of a row of which nothing is there, whatever is true of nothing. */
    Truth whole() {
        long latest = NOT_GONE;
        for (int metric = 0; metric < last.length; metric++) {
            if (!Absent.is(last[metric])) {
                latest = Math.max(latest, goneSince[metric]);
            }
        }
        return latest == NOT_GONE ? Truth.FALSE : after(latest);
    }

    /** Takes over what is known of metrics that have no series any more, from the row that had other labels until now. */
    void inherit(RowPast earlier, MetricRows.Row row) {
        for (int metric = 0; metric < last.length; metric++) {
            if (row.series(metric) == MetricRows.NONE) {
                last[metric] = earlier.last[metric];
                goneSince[metric] = earlier.goneSince[metric];
            }
        }
        held |= earlier.held;
    }
}
