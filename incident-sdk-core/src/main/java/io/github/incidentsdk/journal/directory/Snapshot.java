package io.github.incidentsdk.journal.directory;

import java.util.Arrays;
import java.util.Map;

/** What stands in a snapshot, and where; never changed. */
final class Snapshot {

    private final long upTo;
    private final long[] numbers;
    private final long[] positions;
    private final Map<String, Covered> segments;

    /**
     * A segment as it was closed.
     *
     * @param last the number of its last line
     * @param end where that ends
     * @param newestAt the wall time of its newest line, epoch milliseconds
     */
    record Covered(long last, long end, long newestAt) {}

    /**
     * @param upTo the number of the last line that it knows of
     * @param numbers of its lines, ascending
     * @param positions where each begins, and behind them where the last one ends
     * @param segments those that need not be read, by file name
     */
    Snapshot(long upTo, long[] numbers, long[] positions, Map<String, Covered> segments) {
        this.upTo = upTo;
        this.numbers = numbers;
        this.positions = positions;
        this.segments = Map.copyOf(segments);
    }

    long upTo() {
        return upTo;
    }

    Map<String, Covered> segments() {
        return segments;
    }

    int lines() {
        return numbers.length;
    }

    /** The number of its line at {@code index}. */
    long number(int index) {
        return numbers[index];
    }

    /** Where its line at {@code index} begins. */
    long position(int index) {
        return positions[index];
    }

    /** How long its line at {@code index} is, with its line feed. */
    int length(int index) {
        return Math.toIntExact(positions[index + 1] - positions[index]);
    }

    /** The place of that line among the others, or of the first after it. */
    int indexOf(long seq) {
        int index = Arrays.binarySearch(numbers, seq);
        return index < 0 ? -index - 1 : index;
    }

    boolean has(long seq) {
        return Arrays.binarySearch(numbers, seq) >= 0;
    }

    /** How long its lines are together. */
    long bytes() {
        return positions[numbers.length];
    }
}
