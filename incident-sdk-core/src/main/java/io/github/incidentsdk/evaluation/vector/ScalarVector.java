package io.github.incidentsdk.evaluation.vector;

/** A scalar as one element without labels. */
final class ScalarVector extends Vector {

    private final Scalar scalar;

    ScalarVector(Scalar scalar) {
        super(scalar);
        this.scalar = scalar;
    }

    @Override
    Shape shapeNow() {
        return Shape.ONE;
    }

    @Override
    void evaluate(long atMillis, double[] values) {
        values[0] = scalar.value();
    }
}
