package io.github.incidentsdk.metric.series;

import java.util.Arrays;

/** Spans of time in which nothing was seen, oldest first; for the tick's thread. */
final class Gaps {

    /** So many are told apart; of more the oldest two count as one that is as long as both. */
    private static final int MOST = 256;

    private long[] starts = {};
    private long[] ends = {};
    private int size;

    /** Nothing was seen after {@code start} and before {@code end}; not before an earlier gap. */
    void add(long start, long end) {
        if (end <= start) {
            return;
        }
        if (size == MOST) {
            starts[1] -= ends[0] - starts[0];
            System.arraycopy(starts, 1, starts, 0, size - 1);
            System.arraycopy(ends, 1, ends, 0, size - 1);
            size--;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, Math.max(4, 2 * size));
            ends = Arrays.copyOf(ends, starts.length);
        }
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    /** How much of the time from {@code start} to {@code end} nothing was seen. */
    long within(long start, long end) {
        long unseen = 0;
        for (int i = size - 1; i >= 0 && ends[i] > start; i--) {
            unseen += Math.max(0, Math.min(end, ends[i]) - Math.max(start, starts[i]));
        }
        return unseen;
    }
}
