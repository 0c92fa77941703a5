package io.github.incidentsdk.testing.feed;

import io.github.incidentsdk.metric.series.Absent;
import io.github.incidentsdk.time.Step;

/** Values that one series takes one after the other. */
final class Play {

    private final MetricFeed feed;
    private final FedSeries series;
    private final double[] values;
    private final long every;
    private long due;
    private int next;

    Play(MetricFeed feed, FedSeries series, double[] values, long everyNanos, long nowNanos) {
        this.feed = feed;
        this.series = series;
        this.values = values.clone();
        this.every = everyNanos;
        this.due = nowNanos;
    }

    boolean isOf(MetricFeed other, FedSeries played) {
        return feed == other && series.equals(played);
    }

    /** Takes the value of this moment; the time of the next one. */
    long run(long nowNanos) {
        while (next < values.length && due <= nowNanos) {
            take(values[next]);
            next++;
            due += every;
        }
        return isOver() ? Step.WHEN_WOKEN : due;
    }

    private void take(double value) {
        if (Absent.is(value)) {
            feed.take(series, null);
        } else {
            feed.take(series, value);
        }
    }

    boolean isOver() {
        return next >= values.length;
    }
}
