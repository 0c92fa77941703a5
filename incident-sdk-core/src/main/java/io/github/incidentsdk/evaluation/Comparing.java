package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.math.Arithmetic;
import io.github.incidentsdk.evaluation.math.ZeroDenominator;
import io.github.incidentsdk.expression.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** How one comparison is judged once both sides are there. */
record Comparing(BinaryOperator operator, ZeroByZero zeroByZero) {

    static final String NAN = "a value is NaN";
    private static final String ZERO_BY_ZERO = "a value is 0/0";

    /** Returns whether {@code left operator right} holds; both are there. */
    Truth truth(double left, double right) {
        if (!Double.isNaN(left) && !Double.isNaN(right)) {
            return Truth.of(Arithmetic.holds(operator, left, right));
        }
        boolean zeros = ZeroDenominator.is(ZeroDenominator.carriedBy(left, right));
        return zeros && zeroByZero == ZeroByZero.FALSE ? Truth.FALSE : Truth.UNKNOWN;
    }

    /**
     * Judges a row of which both sides are there.
     *
     * @param partial why the values come from a part of the series alone, or null: a sum over the sources that are left says
     *     nothing about the sum
     */
    void judge(Judgement judgement, int row, double left, double right, @Nullable String partial) {
        Truth truth = truth(left, right);
        if (partial != null) {
            judgement.setUnknown(row, left, right, partial);
        } else if (truth == Truth.UNKNOWN) {
            judgement.setUnknown(row, left, right, reason(left, right));
        } else {
            judgement.set(row, truth, left, right);
        }
    }

    /** Returns why {@link #truth} is UNKNOWN. */
    private static String reason(double left, double right) {
        return ZeroDenominator.is(ZeroDenominator.carriedBy(left, right)) ? ZERO_BY_ZERO : NAN;
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
