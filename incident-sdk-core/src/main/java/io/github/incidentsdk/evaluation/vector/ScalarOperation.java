package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.math.Operation;

/** An operator between each element of a vector and a scalar. */
final class ScalarOperation extends Vector {

    private final Operation operation;
    private final Vector vector;
    private final Scalar scalar;
    private final Side side;

    /** Which operand is the scalar. */
    enum Side {
        LEFT,
        RIGHT
    }

    /**
     * Creates the operation.
     *
     * @param side where the scalar stands
     */
    ScalarOperation(Operation operation, Vector vector, Scalar scalar, Side side) {
        super(vector, scalar);
        this.operation = operation;
        this.vector = vector;
        this.scalar = scalar;
        this.side = side;
    }

    @Override
    Shape shapeNow() {
        return operation.filters() ? vector.shape() : vector.shape().withoutNames();
    }

    @Override
    double leastOfUnknown(int index) {
        if (operation.filters()) {
            double least = vector.least(index);
            double otherwise = Double.isNaN(least) ? Double.NEGATIVE_INFINITY : least;
            return keepsGreater() ? Math.max(scalar.value(), otherwise) : otherwise;
        }
        return isMonotonic() ? Math.min(of(vector.least(index)), of(vector.most(index))) : Double.NaN;
    }

    @Override
    double mostOfUnknown(int index) {
        if (operation.filters()) {
            double most = vector.most(index);
            double otherwise = Double.isNaN(most) ? Double.POSITIVE_INFINITY : most;
            return keepsLess() ? Math.min(scalar.value(), otherwise) : otherwise;
        }
        return isMonotonic() ? Math.max(of(vector.least(index)), of(vector.most(index))) : Double.NaN;
    }

    /** Whether what a filter keeps is not below the scalar. */
    private boolean keepsGreater() {
        return switch (operation.operator()) {
            case GREATER, GREATER_OR_EQUAL -> side == Side.RIGHT;
            case LESS, LESS_OR_EQUAL -> side == Side.LEFT;
            default -> false;
        };
    }

    /** Whether what a filter keeps is not above the scalar. */
    private boolean keepsLess() {
        return switch (operation.operator()) {
            case GREATER, GREATER_OR_EQUAL -> side == Side.LEFT;
            case LESS, LESS_OR_EQUAL -> side == Side.RIGHT;
            default -> false;
        };
    }

    private double of(double value) {
        return side == Side.RIGHT
                ? operation.apply(value, scalar.value(), value)
                : operation.apply(scalar.value(), value, value);
    }

    /** Of what is greater afterwards the greater it was before. */
    @Override
    public Bound bound(long atMillis) {
        boolean rises = switch (operation.operator()) {
            case ADD -> true;
            case SUBTRACT -> side == Side.RIGHT;
            case MULTIPLY -> scalar.value() >= 0;
            case DIVIDE -> side == Side.RIGHT && scalar.value() > 0;
            default -> false;
        };
        if (!rises || scalar.partFailure(atMillis) != null) {
            return Bound.NONE;
        }
        Bound bound = vector.bound(atMillis);
        return bound == Bound.ADDS && !(of(0) >= 0) ? Bound.AT_LEAST : bound;
    }

    /** Whether what lies between two values does so afterwards. */
    private boolean isMonotonic() {
        return switch (operation.operator()) {
            case ADD, SUBTRACT, MULTIPLY -> true;
            case DIVIDE -> side == Side.RIGHT;
            default -> false;
        };
    }

    @Override
    void evaluate(long atMillis, double[] values) {
        double[] from = vector.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = of(from[i]);
        }
    }
}
