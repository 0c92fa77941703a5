package io.github.incidentsdk.metric.series;

import java.util.Arrays;

/**
 * The kept samples of one series, oldest first; a ring that grows until what is dropped makes room for what comes.
 *
 * <p>A sample keeps its index for good: {@link #first()} rises as samples are dropped. Confined to the thread of the tick.
 */
public final class Samples {

    private static final int INITIAL_CAPACITY = 16;

    /** Time and value in turn, side by side in memory; the value as its bits. */
    private long[] ring = new long[2 * INITIAL_CAPACITY];

    private int first;
    private int end;

    /** When the series went stale, oldest first. */
    private long[] stale = new long[0];

    /** The last number before the first sample. */
    private double before = Absent.VALUE;

    private long timeBefore;
    private boolean seenToBegin;

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
        return ring[2 * index & (ring.length - 1)];
    }

    /** Returns the value of a sample; never {@link Absent#VALUE}. */
    public double value(int index) {
        return Double.longBitsToDouble(ring[2 * index + 1 & ring.length - 1]);
    }

    /**
     * Returns the last number before a sample, unless that is too long ago to say anything of the time between.
     *
     * @param index from {@link #first()} to {@link #end()} exclusive
     * @param reachMillis how far apart is too far
     * @return {@link Absent#VALUE} when there is nothing
     */
    public double numberBefore(int index, long reachMillis) {
        int at = numberBefore(index);
        double value = at < first ? before : value(at);
        return time(index) - timeBefore(index) < reachMillis ? value : Absent.VALUE;
    }

    private int numberBefore(int index) {
        int at = index - 1;
        while (at >= first && Double.isNaN(value(at))) {
            at--;
        }
        return at;
    }

    /** Returns when the last number before a sample was taken; without meaning when there was none. */
    public long timeBefore(int index) {
        int at = numberBefore(index);
        return at < first ? timeBefore : time(at);
    }

    /** Returns whether there was a number before a sample, however long before. */
    public boolean hasBefore(int index) {
        return index > first || !Absent.is(before);
    }

    /** Returns whether a sample is the first one of a series that was not there although somebody looked. */
    public boolean isBeginning(int index) {
        return seenToBegin && index == first;
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

    /** Says that the series was not there before its first sample although somebody looked. */
    void seenToBegin() {
        seenToBegin = true;
    }

    boolean isEmpty() {
        return first == end;
    }

    long newest() {
        return time(end - 1);
    }

    /**
     * Adds a sample, unless its time is not after the newest one's.
     *
     * @param keepMillis how old samples may be for which there is no more room
     */
    void append(long time, double value, long keepMillis) {
        if (end > first && time <= newest()) {
            return;
        }
        if (isFull()) {
            dropUntil(time - keepMillis);
            if (isFull()) {
                grow();
            }
        }
        int place = 2 * end & (ring.length - 1);
        ring[place] = time;
        ring[place + 1] = Double.doubleToRawLongBits(value);
        end++;
    }

    private boolean isFull() {
        return 2 * (end - first) == ring.length;
    }

    void markStale(long time) {
        stale = Arrays.copyOf(stale, stale.length + 1);
        stale[stale.length - 1] = time;
    }

    /** Drops the samples that are not after {@code time}. */
    void dropUntil(long time) {
        while (first < end && time(first) <= time) {
            if (!Double.isNaN(value(first))) {
                before = value(first);
                timeBefore = time(first);
            }
            first++;
            seenToBegin = false;
        }
        if (stale.length > 0 && stale[0] <= time) {
            stale = Arrays.stream(stale).filter(mark -> mark > time).toArray();
        }
    }

    private void grow() {
        long[] more = new long[2 * ring.length];
        for (int index = first; index < end; index++) {
            int place = 2 * index & (more.length - 1);
            more[place] = time(index);
            more[place + 1] = Double.doubleToRawLongBits(value(index));
        }
        ring = more;
    }
}
