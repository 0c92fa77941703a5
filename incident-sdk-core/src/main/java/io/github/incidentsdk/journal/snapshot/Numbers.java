package io.github.incidentsdk.journal.snapshot;

import java.util.Arrays;

/** Numbers of lines as they are gathered, in any order, some of them twice. */
final class Numbers {

    private long[] numbers = new long[256];
    private int count;

    /** Adds one; 0 is the number of no line. */
    void add(long number) {
        if (number == 0) {
            return;
        }
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
        }
        numbers[count++] = number;
    }

    /** Each once, ascending. */
    long[] sorted() {
        return Arrays.stream(numbers, 0, count).sorted().distinct().toArray();
    }
}
