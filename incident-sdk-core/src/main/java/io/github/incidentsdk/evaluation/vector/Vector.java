package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.math.Doubtful;
import io.github.incidentsdk.evaluation.vector.Shape.Element;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import io.github.incidentsdk.metric.series.Span;
import org.jspecify.annotations.Nullable;

/** A node with one value per label set; an element without a value at present keeps its place. */
public abstract class Vector extends Node {

    private Shape shape = Shape.EMPTY;
    private boolean hasTwins;
    private double[] values = new double[0];

    Vector(Node... inputs) {
        super(inputs);
    }

    /** Returns how many elements there are, with those that are absent at present. */
    public final int size() {
        return values.length;
    }

    /** Returns the labels of an element. */
    public final Labels labels(int index) {
        return shape.labels(index);
    }

    /** Returns the metric's name if the element still has it. */
    public final @Nullable String name(int index) {
        return shape.name(index);
    }

    /** Returns the value of an element at the last update, {@link Absent#VALUE} when it is absent. */
    public final double value(int index) {
        return values[index];
    }

    /** Returns whether an element is there at present. */
    public final boolean isPresent(int index) {
        return !Absent.is(values[index]);
    }

    /** Returns some element that is there at present, or null. */
    final @Nullable Element anybody() {
        for (int i = 0; i < values.length; i++) {
            if (isPresent(i)) {
                return shape.element(i);
            }
        }
        return null;
    }

    /** Returns whether it cannot be said if an element is there; then {@link #isPresent} says so too. */
    public final boolean isDoubtful(int index) {
        return Doubtful.is(values[index]);
    }

    /** Returns the least that an element may be, by what is known although it is NaN, and if it is there; NaN when nothing is. */
    public final double least(int index) {
        return Double.isNaN(values[index]) ? leastOfUnknown(index) : values[index];
    }

    /** Returns the most that an element may be, by what is known although it is NaN, and if it is there; NaN when nothing is. */
    public final double most(int index) {
        return Double.isNaN(values[index]) ? mostOfUnknown(index) : values[index];
    }

    /** Returns between what all elements lie at any moment, be they updated or not; null where that is not known. */
    public @Nullable Span span() {
        return null;
    }

    /** As {@link #least}, of an element that is NaN. */
    double leastOfUnknown(int index) {
        return Double.NaN;
    }

    /** As {@link #most}, of an element that is NaN. */
    double mostOfUnknown(int index) {
        return Double.NaN;
    }

    /** The values by element, for the node itself to write and for others to read. */
    final double[] values() {
        return values;
    }

    final Shape shape() {
        return shape;
    }

    @Override
    final void bind() {
        shape = shapeNow();
        hasTwins = shape.hasTwins();
        values = new double[shape.size()];
    }

    @Override
    final void compute(long atMillis) {
        evaluate(atMillis, values);
        if (hasTwins) {
            checkTwins();
        }
    }

    private void checkTwins() {
        String twin = shape.twinPresentIn(values);
        if (twin != null) {
            fail("two elements have the same labels " + twin);
        }
    }

    /** Binds to the inputs as they are now and returns the elements. */
    abstract Shape shapeNow();

    /** Writes one value per element. */
    abstract void evaluate(long atMillis, double[] values);
}
