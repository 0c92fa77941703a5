package io.github.incidentsdk.journal.snapshot;

import java.util.Arrays;

/** The last numbers of some sort, ascending; what is more than its room is forgotten, oldest first. */
final class LastNumbers {

    private final int most;
    private long[] ring = new long[16];
    private int first;
    private int count;

    LastNumbers(int most) {
        this.most = most;
    }

    void add(long number) {
        if (count == most) {
            first = (first + 1) % ring.length;
            count--;
        } else if (count == ring.length) {
            long[] larger = Arrays.copyOf(ring, ring.length * 2);
            System.arraycopy(ring, 0, larger, ring.length, first); // what had come round
            ring = larger;
        }
        ring[(first + count++) % ring.length] = number;
    }

    void addAll(Numbers numbers) {
        for (long number : numbers.sorted()) {
            add(number);
        }
    }

    void clear() {
        count = 0;
    }

    /** Adds those from {@code least} on. */
    void addFrom(long least, Numbers to) {
        for (int i = 0; i < count; i++) {
            long number = ring[(first + i) % ring.length];
            if (number >= least) {
                to.add(number);
            }
        }
    }
}
