package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.math.Arithmetic;
import io.github.incidentsdk.evaluation.vector.Match.Loners;
import io.github.incidentsdk.expression.BinaryOperator;
import io.github.incidentsdk.expression.Matching;
import io.github.incidentsdk.expression.Matching.Cardinality;
import io.github.incidentsdk.metric.series.Absent;

/** An operator between the elements of two vectors that match. */
final class VectorOperation extends Vector {

    private final BinaryOperator operator;
    private final Vector left;
    private final Vector right;
    private final boolean filters;
    private final boolean oneToOne;
    private final Match match;

    /** Elements that share a partner may differ by the metric's name alone, and still only one may be there. */
    private Shape unnamed = Shape.EMPTY;

    /**
     * Creates the operation.
     *
     * @param filters whether a comparison keeps the values that it holds for, instead of giving 1 or 0
     */
    VectorOperation(BinaryOperator operator, Vector left, Vector right, Matching matching, boolean filters) {
        super(left, right);
        this.operator = operator;
        this.left = left;
        this.right = right;
        this.filters = filters;
        this.oneToOne = matching.cardinality() == Cardinality.ONE_TO_ONE;
        this.match = new Match(left, right, matching, filters);
    }

    @Override
    Shape shapeNow() {
        match.bind(Loners.DROPPED);
        Shape shape = match.shape();
        unnamed = oneToOne ? shape.withoutNames() : Shape.EMPTY;
        return shape;
    }

    @Override
    void evaluate(long atMillis, double[] values) {
        String problem = match.resolve();
        if (problem != null) {
            fail(problem);
            return;
        }
        double[] lefts = left.values();
        double[] rights = right.values();
        for (int i = 0; i < values.length; i++) {
            double leftValue = at(lefts, match.left(i));
            double rightValue = at(rights, match.right(i));
            values[i] = Absent.is(leftValue) || Absent.is(rightValue) ? Absent.VALUE : apply(leftValue, rightValue);
        }
        if (unnamed.hasTwins() && unnamed.twinPresentIn(values) != null) {
            fail("several series on the left match " + unnamed.twinPresentIn(values)
                    + ": many-to-one matching must be explicit (group_left, group_right)");
        }
    }

    private static double at(double[] values, int index) {
        return index < 0 ? Absent.VALUE : values[index];
    }

    private double apply(double leftValue, double rightValue) {
        if (filters) {
            return Arithmetic.holds(operator, leftValue, rightValue) ? leftValue : Absent.VALUE;
        }
        return Arithmetic.apply(operator, leftValue, rightValue);
    }
}
