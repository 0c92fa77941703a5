package io.github.incidentsdk.testing.backtest.series;

import io.github.incidentsdk.metric.Labels;
import java.util.Arrays;

/** One recorded series: samples in the order of their times, no two of one time. Immutable. */
public final class SampledSeries {

    private final String name;
    private final Labels labels;
    private final long[] times;
    private final double[] values;
    private final long step;

    SampledSeries(String name, Labels labels, long[] times, double[] values) {
        this.name = name;
        this.labels = labels;
        this.times = times;
        this.values = values;
        this.step = median(times);
    }

    /** The usual distance of two samples: with some missing, or a few in a burst, still what it mostly is. */
    private static long median(long[] times) {
        if (times.length < 2) {
            return 0;
        }
        long[] distances = new long[times.length - 1];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = times[i + 1] - times[i];
        }
        Arrays.sort(distances);
        return distances[distances.length / 2];
    }

    /** Returns the metric. */
    public String name() {
        return name;
    }

    /** Returns what tells it from other series of that name. */
    public Labels labels() {
        return labels;
    }

    /** Returns how many samples there are; at least one. */
    public int size() {
        return times.length;
    }

    /** Returns when a sample was taken, in milliseconds since the epoch. */
    public long time(int index) {
        return times[index];
    }

    /** Returns the value of a sample; may be NaN or infinite. */
    public double value(int index) {
        return values[index];
    }

    /** Returns the times of all samples; a copy. */
    public long[] times() {
        return times.clone();
    }

    /** Returns the values of all samples; a copy. */
    public double[] values() {
        return values.clone();
    }

    /** Returns the median of the times between samples, in milliseconds; 0 when there is one sample. */
    public long stepMillis() {
        return step;
    }

    @Override
    public String toString() {
        return name + (labels.size() == 0 ? "" : labels);
    }
}
