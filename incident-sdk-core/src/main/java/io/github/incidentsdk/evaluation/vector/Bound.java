package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.expression.BinaryOperator;

/** What a value that was computed from a part of the samples says of the one that all of them would give. */
public enum Bound {
    /** It is no less, and whom nobody saw at all has no less than 0: what was not seen could only add, to a sum as well. */
    ADDS,
    /** It is no less: what was not seen could only add to it. */
    AT_LEAST,
    /** It is no more. */
    AT_MOST,
    /** Nothing. */
    NONE;

    /** Returns whether {@code value operator limit}, which is {@code truth} of the part, is the same of the whole. */
    public boolean decides(BinaryOperator operator, boolean truth) {
        return switch (operator) {
            case GREATER, GREATER_OR_EQUAL -> truth ? isLeast() : this == AT_MOST;
            case LESS, LESS_OR_EQUAL -> truth ? this == AT_MOST : isLeast();
            default -> false;
        };
    }

    private boolean isLeast() {
        return this == ADDS || this == AT_LEAST;
    }
}
