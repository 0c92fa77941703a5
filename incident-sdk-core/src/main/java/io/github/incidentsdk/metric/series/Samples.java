package io.github.incidentsdk.metric.series;

import java.util.Arrays;

/**
 * The kept samples of one series, oldest first; a ring that grows until what is dropped makes room for what comes.
 *
 * <p>A sample keeps its index for good: {@link #first()} rises as samples are dropped. Confined to the thread of the tick.
 */
public final class Samples {

    private static final int INITIAL_CAPACITY = 16;

    private long[] times = new long[INITIAL_CAPACITY];
    private double[] values = new double[INITIAL_CAPACITY];
    private int first;
    private int end;

    /** When the series went stale, oldest first. */
    private long[] stale = new long[0];

    private double before;

    /** Creates an empty ring for a series whose value was {@code before}, or {@link Absent#VALUE}, until its first sample. */
    Samples(double before) {
        this.before = before;
    }

    /** Returns the index of the oldest sample. */
    public int first() {
        return first;
    }

    /** Returns the index after the newest sample. */
    public int end() {
        return end;
    }

    /** Returns when a sample was taken, in milliseconds since the epoch. */
    public long time(int index) {
        return times[index & (times.length - 1)];
    }

    /** Returns the value of a sample; never {@link Absent#VALUE}. */
    public double value(int index) {
        return values[index & (values.length - 1)];
    }

    /**
     * Returns the value of the sample before {@code index}, which may be the last that was dropped.
     *
     * @param index from {@link #first()} to {@link #end()}
     * @return {@link Absent#VALUE} when the series began with {@code index}; 0 there for a counter that was seen to begin
     */
    public double valueBefore(int index) {
        return index == first ? before : value(index - 1);
    }

    /** Returns the index of the first sample after {@code time}, looking forward from {@code from}. */
    public int indexAfter(long time, int from) {
        int index = Math.max(from, first);
        while (index < end && time(index) <= time) {
            index++;
        }
        return index;
    }

    /** Returns whether the series went stale after {@code since} and not after {@code until}. */
    public boolean wentStale(long since, long until) {
        for (long time : stale) {
            if (time > since && time <= until) {
                return true;
            }
        }
        return false;
    }

    void beginAt(double value) {
        before = value;
    }

    boolean isEmpty() {
        return first == end;
    }

    long newest() {
        return time(end - 1);
    }

    /** Adds a sample, unless its time is not after the newest one's. */
    void append(long time, double value) {
        if (end > first && time <= newest()) {
            return;
        }
        if (end - first == times.length) {
            grow();
        }
        int slot = end & (times.length - 1);
        times[slot] = time;
        values[slot] = value;
        end++;
    }

    void markStale(long time) {
        stale = Arrays.copyOf(stale, stale.length + 1);
        stale[stale.length - 1] = time;
    }

    /** Drops the samples that are not after {@code time}. */
    void dropUntil(long time) {
        while (first < end && time(first) <= time) {
            before = value(first);
            first++;
        }
        if (stale.length > 0 && stale[0] <= time) {
            stale = Arrays.stream(stale).filter(mark -> mark > time).toArray();
        }
    }

    private void grow() {
        int capacity = 2 * times.length;
        long[] moreTimes = new long[capacity];
        double[] moreValues = new double[capacity];
        for (int i = first; i < end; i++) {
            moreTimes[i & (capacity - 1)] = time(i);
            moreValues[i & (capacity - 1)] = value(i);
        }
        times = moreTimes;
        values = moreValues;
    }
}
