package io.github.incidentsdk.evaluation.math;

import io.github.incidentsdk.expression.BinaryOperator;

/** The operators between two values. */
public final class Arithmetic {

    private Arithmetic() {}

    /** Returns {@code left operator right}; a comparison gives 1 or 0. */
    public static double apply(BinaryOperator operator, double left, double right) {
        if (operator.isComparison()) {
            return holds(operator, left, right) ? 1 : 0;
        }
        double result = compute(operator, left, right);
        return Double.isNaN(result) ? nan(operator, left, right) : result;
    }

    /** Returns whether a comparison holds; with NaN only {@code !=} does. */
    public static boolean holds(BinaryOperator comparison, double left, double right) {
        return switch (comparison) {
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
            case LESS -> left < right;
            case LESS_OR_EQUAL -> left <= right;
            case GREATER -> left > right;
            case GREATER_OR_EQUAL -> left >= right;
            default -> throw new IllegalArgumentException(comparison.text() + " does not compare");
        };
    }

    private static double compute(BinaryOperator operator, double left, double right) {
        return switch (operator) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case MODULO -> left % right;
            case POWER -> Power.of(left, right);
            default -> throw new IllegalArgumentException(operator.text() + " does not compute");
        };
    }

    private static double nan(BinaryOperator operator, double left, double right) {
        if (operator == BinaryOperator.DIVIDE && left == 0 && right == 0) {
            return ZeroDenominator.VALUE;
        }
        return ZeroDenominator.carriedBy(left, right);
    }
}
