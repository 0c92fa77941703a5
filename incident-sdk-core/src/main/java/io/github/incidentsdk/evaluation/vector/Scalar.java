package io.github.incidentsdk.evaluation.vector;

/** A node with one value and no labels. */
public abstract class Scalar extends Node {

    private double value;

    Scalar(Node... inputs) {
        super(inputs);
    }

    /** Returns the value at the last update. */
    public final double value() {
        return value;
    }

    /** Returns whether the value is always the same. */
    public boolean isFixed() {
        return false;
    }

    final void set(double value) {
        this.value = value;
    }

    @Override
    final void bind() {
        // One value, whatever the series are.
    }
}
