package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.metric.series.Absent;
import io.github.incidentsdk.metric.series.Samples;

/**
 * The samples of one series in (start, end], while start and end move forward, and one function of them.
 *
 * <p>Moving costs what the samples cost that enter and leave. A jump back, or over samples that are no longer kept, begins
 * anew.
 */
public abstract class Window {

    private final Samples samples;
    private int from;
    private int to;
    private long start = Long.MAX_VALUE; // so that the first call begins
    private long end = Long.MAX_VALUE;

    Window(Samples samples) {
        this.samples = samples;
    }

    /**
     * Moves the window and computes the function.
     *
     * @param windowStart the window's beginning, which is not part of it
     * @param windowEnd the window's end, which is part of it
     * @param now the time of the tick, later than the end where the window has an offset; no later sample counts
     * @param parameter the function's scalar, without meaning where it takes none
     * @return {@link Absent#VALUE} when there are not enough samples
     */
    public final double valueAt(long windowStart, long windowEnd, long now, double parameter) {
        if (windowEnd < end || windowStart < start || from < samples.first()) {
            begin(windowStart);
        }
        start = windowStart;
        end = windowEnd;
        long seen = Math.min(windowEnd, now); // an offset that looks ahead sees nothing that is not there yet
        while (to < samples.end() && samples.time(to) <= seen) {
            entered(to++);
        }
        while (from < to && samples.time(from) <= windowStart) {
            left(from++);
        }
        return from == to ? Absent.VALUE : value(now, parameter);
    }

    /**
     * Returns what of the value surely happened in the window, where samples may be missing.
     *
     * @param value what {@link #valueAt} returned last
     */
    public double surely(double value) {
        return value;
    }

    /** Returns whether the series was there before the samples in the window, as it was moved last, and never gone since. */
    public final boolean hasPast() {
        return samples.hasBefore(from) && !samples.wentStale(samples.timeBefore(from), Long.MAX_VALUE);
    }

    /** Returns whether the window, as it was moved last, holds one sample alone. */
    public final boolean isLone() {
        return count() == 1;
    }

    /** Returns whether the newest sample in the window, as it was moved last, is no number. */
    public final boolean endsWithNoNumber() {
        return from < to && Double.isNaN(last());
    }

    private void begin(long windowStart) {
        from = samples.indexAfter(windowStart, samples.first());
        to = from;
        reset();
    }

    final Samples samples() {
        return samples;
    }

    /** The index of the oldest sample in the window. */
    final int from() {
        return from;
    }

    /** The index after the newest sample in the window. */
    final int to() {
        return to;
    }

    final int count() {
        return to - from;
    }

    final double first() {
        return samples.value(from);
    }

    final double last() {
        return samples.value(to - 1);
    }

    final long start() {
        return start;
    }

    final long end() {
        return end;
    }

    /** Forgets everything that entered; {@link #from()} and {@link #to()} are where samples enter again. */
    void reset() {
        // A function that looks at all samples each time has nothing to forget.
    }

    /** Takes in the sample after all that entered before. */
    void entered(int index) {
        // A function that looks at all samples each time needs no notice.
    }

    /** Lets go of the oldest sample. */
    void left(int index) {
        // A function that looks at all samples each time needs no notice.
    }

    /** Computes the function of the samples in the window, of which there is one at least. */
    abstract double value(long now, double parameter);
}
