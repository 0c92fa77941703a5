package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.math.Comparisons;
import io.github.incidentsdk.evaluation.math.Doubtful;
import io.github.incidentsdk.expression.Aggregator;
import io.github.incidentsdk.expression.Grouping;
import io.github.incidentsdk.metric.series.Absent;
import java.util.Arrays;

/** The k greatest or least elements of each group, with all their labels. */
final class TopVector extends Vector {

    private final Vector input;
    private final Scalar count;
    private final Groups groups;
    private final boolean greatest;
    private final Comparisons comparisons;

    /** The chosen elements of the group at hand; the one that would go next stands first, as the root of a heap. */
    private int[] heap = new int[0];

    private int size;

    TopVector(Aggregator aggregator, Vector input, Scalar count, Grouping grouping, Comparisons comparisons) {
        super(input, count);
        this.input = input;
        this.count = count;
        this.groups = new Groups(grouping);
        this.greatest = aggregator == Aggregator.TOPK;
        this.comparisons = comparisons;
    }

    @Override
    Shape shapeNow() {
        groups.bind(input.shape());
        heap = new int[input.size()];
        return input.shape();
    }

    @Override
    void evaluate(long atMillis, double[] values) {
        Arrays.fill(values, Absent.VALUE);
        double wished = count.value();
        if (Double.isNaN(wished) || Math.abs(wished) >= 0x1p63) {
            fail("the count of " + (greatest ? "topk" : "bottomk") + " is " + wished);
            return;
        }
        int limit = (int) Math.min(wished, heap.length);
        for (int group = 0; limit > 0 && group < groups.shape().size(); group++) {
            int unknown = choose(group, limit);
            if (unknown > 0) {
                doubt(group, limit, unknown, values);
            }
            take(values);
        }
    }

    private void take(double[] values) {
        for (int i = 0; i < size; i++) {
            values[heap[i]] = input.value(heap[i]);
        }
    }

    /** Of those that nobody can compare each may be among the chosen, and push another out. */
    private void doubt(int group, int limit, int unknown, double[] values) {
        int[] ofElements = groups.ofElements();
        int known = size;
        for (int i = 0; i < ofElements.length; i++) {
            if (ofElements[i] == group && comparisons.mayBeAny(input.value(i))) {
                values[i] = known + unknown <= limit ? input.value(i) : Doubtful.VALUE;
            }
        }
        if (known + unknown > limit) {
            for (int i = 0; i < size; i++) {
                values[heap[i]] = Doubtful.VALUE;
            }
            choose(group, Math.max(0, limit - unknown));
        }
    }

    /** Returns how many there are that cannot be compared and are not chosen from. */
    private int choose(int group, int limit) {
        size = 0;
        int unknown = 0;
        int[] ofElements = groups.ofElements();
        for (int i = 0; i < ofElements.length; i++) {
            if (ofElements[i] != group || !input.isPresent(i)) {
                continue;
            }
            if (comparisons.mayBeAny(input.value(i))) {
                unknown++;
            } else if (size < limit) {
                heap[size++] = i;
                up(size - 1);
            } else if (limit > 0 && isBetter(input.value(i), input.value(heap[0]))) {
                heap[0] = i;
                down();
            }
        }
        return unknown;
    }

    private boolean isBetter(double candidate, double worst) {
        if (Double.isNaN(worst)) {
            return !Double.isNaN(candidate);
        }
        return greatest ? candidate > worst : candidate < worst;
    }

    /** Whether one element goes before another when there are too many; NaN goes first. */
    private boolean goesBefore(int one, int other) {
        double value = input.value(heap[one]);
        double than = input.value(heap[other]);
        return Double.isNaN(value) || (greatest ? value < than : value > than);
    }

    private void up(int start) {
        int child = start;
        while (child > 0 && goesBefore(child, (child - 1) / 2)) {
            swap(child, (child - 1) / 2);
            child = (child - 1) / 2;
        }
    }

    private void down() {
        int parent = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && goesBefore(child + 1, child)) {
                child++;
            }
            if (!goesBefore(child, parent)) {
                return;
            }
            swap(parent, child);
            parent = child;
            child = 2 * child + 1;
        }
    }

    private void swap(int one, int other) {
        int element = heap[one];
        heap[one] = heap[other];
        heap[other] = element;
    }
}
