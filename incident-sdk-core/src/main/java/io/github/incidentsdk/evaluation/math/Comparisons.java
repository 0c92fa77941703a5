package io.github.incidentsdk.evaluation.math;

import io.github.incidentsdk.expression.BinaryOperator;
import io.github.incidentsdk.metric.series.Absent;

/** What a comparison within an expression makes of two values, of which one may be NaN; so too the choice of an extreme. */
public enum Comparisons {
    /** As a Prometheus server: NaN is unequal to everything, and nothing else. */
    DEFINITE,
    /** Whether it holds of NaN is not known; of 0/0 it does not. */
    THREE_VALUED;

    /** Returns {@code kept} where {@code left operator right} holds, else {@link Absent#VALUE}, or {@link Doubtful#VALUE}. */
    public double filter(BinaryOperator operator, double left, double right, double kept) {
        if (this == THREE_VALUED && (Double.isNaN(left) || Double.isNaN(right))) {
            return isZeroByZero(left, right) ? Absent.VALUE : Doubtful.VALUE;
        }
        return Arithmetic.holds(operator, left, right) ? kept : Absent.VALUE;
    }

    /** Returns 1 where {@code left operator right} holds, else 0, or NaN where that is not known; of no comparison its result. */
    public double apply(BinaryOperator operator, double left, double right) {
        if (this == THREE_VALUED && operator.isComparison() && (Double.isNaN(left) || Double.isNaN(right))) {
            return isZeroByZero(left, right) ? 0 : Double.NaN;
        }
        return Arithmetic.apply(operator, left, right);
    }

    /** Returns whether {@code value} may be the greatest of several or the least, for all that is known; 0/0 is neither. */
    public boolean mayBeAny(double value) {
        return this == THREE_VALUED && Double.isNaN(value) && !ZeroDenominator.is(value) && !Absent.is(value);
    }

    private static boolean isZeroByZero(double left, double right) {
        return ZeroDenominator.is(ZeroDenominator.carriedBy(left, right));
    }
}
