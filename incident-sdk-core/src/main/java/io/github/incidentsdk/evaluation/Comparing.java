package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.math.Arithmetic;
import io.github.incidentsdk.evaluation.math.ZeroDenominator;
import io.github.incidentsdk.expression.BinaryOperator;

/** How one comparison is judged once both sides are there. */
record Comparing(BinaryOperator operator, ZeroByZero zeroByZero) {

    private static final String NAN = "a value is NaN";
    private static final String ZERO_BY_ZERO = "a value is 0/0";

    /** Returns whether {@code left operator right} holds; both are there. */
    Truth truth(double left, double right) {
        if (!Double.isNaN(left) && !Double.isNaN(right)) {
            return Truth.of(Arithmetic.holds(operator, left, right));
        }
        boolean zeros = ZeroDenominator.is(ZeroDenominator.carriedBy(left, right));
        return zeros && zeroByZero == ZeroByZero.FALSE ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** Judges {@code left operator right}; the row keeps both, the left one as its value. */
    void judge(double left, double right, Row row) {
        row.value = left;
        row.limit = right;
        row.known(truth(left, right));
        if (row.truth == Truth.UNKNOWN) {
            row.unknown(ZeroDenominator.is(ZeroDenominator.carriedBy(left, right)) ? ZERO_BY_ZERO : NAN);
        }
    }

    /** Returns the same comparison for swapped sides. */
    Comparing mirrored() {
        return new Comparing(
                switch (operator) {
                    case LESS -> BinaryOperator.GREATER;
                    case LESS_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
                    case GREATER -> BinaryOperator.LESS;
                    case GREATER_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
                    default -> operator;
                },
                zeroByZero);
    }
}
