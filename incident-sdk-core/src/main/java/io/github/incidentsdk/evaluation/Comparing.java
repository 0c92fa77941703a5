package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.math.Arithmetic;
import io.github.incidentsdk.evaluation.math.Doubtful;
import io.github.incidentsdk.evaluation.math.ZeroDenominator;
import io.github.incidentsdk.evaluation.vector.Vector;
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

    /** Returns the least left side of which it is FALSE, as it is of all up to {@link #falseTo}; NaN where there are no such bounds. */
    double falseFrom(double right) {
        return switch (operator) {
            case GREATER, GREATER_OR_EQUAL -> Double.NEGATIVE_INFINITY;
            case LESS -> right;
            case LESS_OR_EQUAL -> right == Double.POSITIVE_INFINITY ? Double.NaN : Math.nextUp(right);
            default -> Double.NaN;
        };
    }

    /** Returns the greatest left side of which it is FALSE, as {@link #falseFrom}. */
    double falseTo(double right) {
        return switch (operator) {
            case LESS, LESS_OR_EQUAL -> Double.POSITIVE_INFINITY;
            case GREATER -> right;
            case GREATER_OR_EQUAL -> right == Double.NEGATIVE_INFINITY ? Double.NaN : Math.nextDown(right);
            default -> Double.NaN;
        };
    }

    /** Returns whether it holds of a {@code left} of which only its bounds are known; of what may be absent it never surely does. */
    Truth truth(double left, double least, double most, double right) {
        Truth truth = truth(least, right);
        boolean isOrder = operator != BinaryOperator.EQUAL && operator != BinaryOperator.NOT_EQUAL;
        boolean isKnown = isOrder && truth == truth(most, right) && (truth == Truth.FALSE || !Doubtful.is(left));
        return isKnown ? truth : Truth.UNKNOWN;
    }

    /** As below, where of the left side only bounds are known; even the least, or the most, that it can be may decide. */
    void judge(Judgement judgement, int row, Vector left, int element, double right) {
        double least = left.least(element);
        double most = left.most(element);
        Truth truth = truth(left.value(element), least, most, right);
        if (truth == Truth.UNKNOWN) {
            judgement.setUnknown(row, Double.NaN, right, NAN);
        } else {
            judgement.set(row, truth, Double.isInfinite(least) ? most : least, right);
        }
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
