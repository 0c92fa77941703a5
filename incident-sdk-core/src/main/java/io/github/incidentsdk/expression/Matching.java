package io.github.incidentsdk.expression;

import java.util.List;

/**
 * How the series of two vectors find each other; without meaning where an operand is a scalar.
 *
 * @param on whether only the labels are compared, instead of all but the labels
 * @param labels names, in the order in which they were written
 * @param cardinality which side may have several series per partner; without meaning for set operators
 * @param included the labels that the side of one lends to the result, from {@code group_left} or {@code group_right}
 */
public record Matching(boolean on, List<String> labels, Cardinality cardinality, List<String> included) {

    /** No clause: all labels must agree, one to one. */
    public static final Matching NONE = new Matching(false, List.of(), Cardinality.ONE_TO_ONE, List.of());

    public Matching {
        labels = List.copyOf(labels);
        included = List.copyOf(included);
    }

    /** How many series of one side may meet one series of the other. */
    public enum Cardinality {
        ONE_TO_ONE,
        /** {@code group_left}: several on the left share a partner on the right. */
        MANY_TO_ONE,
        /** {@code group_right}: several on the right share a partner on the left. */
        ONE_TO_MANY
    }
}
