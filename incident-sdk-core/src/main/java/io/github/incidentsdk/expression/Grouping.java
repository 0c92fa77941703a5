package io.github.incidentsdk.expression;

import java.util.List;

/**
 * Which labels an aggregation keeps.
 *
 * @param without whether the labels are those to drop instead of those to keep
 * @param labels names, in the order in which they were written
 */
public record Grouping(boolean without, List<String> labels) {

    /** No clause: everything becomes one group without labels. */
    public static final Grouping NONE = new Grouping(false, List.of());

    public Grouping {
        labels = List.copyOf(labels);
    }
}
