package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.math.Operation;
import io.github.incidentsdk.evaluation.vector.Match.Loners;
import io.github.incidentsdk.expression.Matching;
import io.github.incidentsdk.expression.Matching.Cardinality;
import io.github.incidentsdk.metric.series.Absent;
import org.jspecify.annotations.Nullable;

/** An operator between the elements of two vectors that match. */
final class VectorOperation extends Vector {

    private final Operation operation;
    private final Vector left;
    private final Vector right;
    private final boolean oneToOne;
    private final Match match;

    /** Elements that share a partner may differ by the metric's name alone, and still only one may be there. */
    private Shape unnamed = Shape.EMPTY;

    VectorOperation(Operation operation, Vector left, Vector right, Matching matching) {
        super(left, right);
        this.operation = operation;
        this.left = left;
        this.right = right;
        this.oneToOne = matching.cardinality() == Cardinality.ONE_TO_ONE;
        this.match = new Match(left, right, matching, operation.filters());
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
            values[i] = operation.apply(leftValue, rightValue, leftValue);
        }
        if (unnamed.hasTwins() && unnamed.twinPresentIn(values) != null) {
            fail("several series on the left match " + unnamed.twinPresentIn(values)
                    + ": many-to-one matching must be explicit (group_left, group_right)");
        }
    }

    @Override
    public @Nullable String strangers() {
        String own = match.strangers();
        return own == null ? super.strangers() : own;
    }

    private static double at(double[] values, int index) {
        return index < 0 ? Absent.VALUE : values[index];
    }
}
