package io.github.incidentsdk.benchmarks;

/** The least that a moving average over a ring of samples can do: a sum to which is added what enters and from which is taken what leaves. */
final class BareWindow {

    private final long[] times;
    private final double[] values;
    private final int last;
    private int from;
    private int to;
    private double sum;

    /**
     * @param samples one per tick
     */
    BareWindow(double[] samples, long tick) {
        int capacity = Math.max(1, Integer.highestOneBit(samples.length) * 2);
        times = new long[capacity];
        values = new double[capacity];
        last = samples.length;
        for (int i = 0; i < last; i++) {
            times[i] = (i + 1) * tick;
            values[i] = samples[i];
        }
    }

    void begin() {
        from = 0;
        to = 0;
        sum = 0;
    }

    /** The mean of the samples in (start, end]. */
    double meanUntil(long start, long end) {
        while (to < last && times[to & times.length - 1] <= end) {
            sum += values[to++ & values.length - 1];
        }
        while (from < to && times[from & times.length - 1] <= start) {
            sum -= values[from++ & values.length - 1];
        }
        return sum / (to - from);
    }
}
