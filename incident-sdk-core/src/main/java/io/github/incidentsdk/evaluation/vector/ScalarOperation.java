package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.math.Arithmetic;
import io.github.incidentsdk.expression.BinaryOperator;
import io.github.incidentsdk.metric.series.Absent;

/** An operator between each element of a vector and a scalar. */
final class ScalarOperation extends Vector {

    private final BinaryOperator operator;
    private final Vector vector;
    private final Scalar scalar;
    private final Side side;
    private final boolean filters;

    /** Which operand is the scalar. */
    enum Side {
        LEFT,
        RIGHT
    }

    /**
     * Creates the operation.
     *
     * @param side where the scalar stands
     * @param filters whether a comparison keeps the values that it holds for, instead of giving 1 or 0
     */
    ScalarOperation(BinaryOperator operator, Vector vector, Scalar scalar, Side side, boolean filters) {
        super(vector, scalar);
        this.operator = operator;
        this.vector = vector;
        this.scalar = scalar;
        this.side = side;
        this.filters = filters;
    }

    @Override
    Shape shapeNow() {
        return filters ? vector.shape() : vector.shape().withoutNames();
    }

    @Override
    void evaluate(long atMillis, double[] values) {
        double[] from = vector.values();
        double other = scalar.value();
        for (int i = 0; i < values.length; i++) {
            double value = from[i];
            if (Absent.is(value)) {
                values[i] = Absent.VALUE;
            } else if (filters) {
                boolean holds = side == Side.RIGHT
                        ? Arithmetic.holds(operator, value, other)
                        : Arithmetic.holds(operator, other, value);
                values[i] = holds ? value : Absent.VALUE;
            } else {
                values[i] = side == Side.RIGHT
                        ? Arithmetic.apply(operator, value, other)
                        : Arithmetic.apply(operator, other, value);
            }
        }
    }
}
