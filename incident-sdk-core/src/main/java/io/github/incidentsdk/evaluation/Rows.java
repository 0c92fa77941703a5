package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.metric.Labels;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Which row speaks of which element: elements that differ by the metric's name alone share one, and only one of them may be
 * present at a time.
 */
final class Rows {

    static final Rows NONE = new Rows(0, element -> Labels.empty());

    private final List<Labels> labels;
    private final int[] ofElements;

    /** Whether an element of each row is there; empty when no row is shared. */
    private final boolean[] taken;

    /** Whether anything was said of each row; empty when no row is shared. */
    private final boolean[] spokenOf;

    Rows(int elements, IntFunction<Labels> labelsOf) {
        Map<Labels, Integer> numbers = new LinkedHashMap<>();
        ofElements = new int[elements];
        for (int element = 0; element < elements; element++) {
            Integer row = numbers.putIfAbsent(labelsOf.apply(element), numbers.size());
            ofElements[element] = row == null ? numbers.size() - 1 : row;
        }
        labels = List.copyOf(numbers.keySet());
        taken = new boolean[labels.size() < elements ? labels.size() : 0];
        spokenOf = new boolean[taken.length];
    }

    List<Labels> labels() {
        return labels;
    }

    int of(int element) {
        return ofElements[element];
    }

    int elements() {
        return ofElements.length;
    }

    /** Returns whether some elements share a row. */
    boolean areShared() {
        return taken.length > 0;
    }

    /** Says that no element is there. */
    void giveBack() {
        Arrays.fill(taken, false);
        Arrays.fill(spokenOf, false);
    }

    /** Says that something is said of a row. */
    void speakOf(int row) {
        if (areShared()) {
            spokenOf[row] = true;
        }
    }

    /** Returns whether anything was said of a shared row. */
    boolean isSpokenOf(int row) {
        return areShared() && spokenOf[row];
    }

    /** Says that an element of a row is there; false when another one is there too. */
    boolean take(int row) {
        if (isTaken(row)) {
            return false;
        }
        if (areShared()) {
            taken[row] = true;
        }
        speakOf(row);
        return true;
    }

    /** Returns whether an element of a shared row is there. */
    boolean isTaken(int row) {
        return areShared() && taken[row];
    }
}
