package io.github.incidentsdk.evaluation.math;

import io.github.incidentsdk.expression.BinaryOperator;
import io.github.incidentsdk.metric.series.Absent;

/**
 * What an operator of an expression makes of two values.
 *
 * @param filters whether a comparison keeps the values that it holds for, instead of giving 1 or 0
 * @param comparisons what comparisons make of NaN
 */
public record Operation(BinaryOperator operator, boolean filters, Comparisons comparisons) {

    /**
     * Returns the result, {@link Absent#VALUE} where there is none and {@link Doubtful#VALUE} where nobody can say.
     *
     * @param kept what a comparison keeps that filters
     */
    public double apply(double left, double right, double kept) {
        if (Absent.is(left) || Absent.is(right)) {
            return Absent.VALUE;
        }
        if (Doubtful.is(left) || Doubtful.is(right)) {
            return Doubtful.VALUE;
        }
        return filters ? comparisons.filter(operator, left, right, kept) : comparisons.apply(operator, left, right);
    }
}
