package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.vector.Vector;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of an expression over series: {@link #evaluate} computes them, the other methods tell them per label set.
 *
 * <p>Rows, threads and allocation are as with {@link Condition}.
 */
public final class Values {

    private static final int NOBODY = -1;

    private final Expression expression;
    private final Vector vector;
    private final Culprits culprits;
    private long atMillis;
    private int generation;
    private Rows rows = Rows.NONE;
    private @Nullable String ambiguity;

    /** The element that each row speaks of at present. */
    private int[] elements = {};

    Values(Expression expression, Vector vector, Culprits culprits) {
        this.expression = expression;
        this.culprits = culprits;
        this.vector = vector;
    }

    /** Returns what is computed. */
    public Expression expression() {
        return expression;
    }

    /** Computes as of {@code atMillis}; a second call for the same moment does nothing. */
    public void evaluate(long atMillis) {
        this.atMillis = atMillis;
        vector.update(atMillis);
        if (generation != vector.generation()) {
            generation = vector.generation();
            rows = new Rows(vector.size(), vector::labels);
            elements = new int[rows.labels().size()];
            for (int element = 0; element < rows.elements(); element++) {
                elements[rows.of(element)] = element;
            }
        }
        ambiguity = null;
        if (rows.areShared() && vector.problem() == null) {
            share();
        }
    }

    private void share() {
        rows.giveBack();
        Arrays.fill(elements, NOBODY);
        for (int element = 0; element < rows.elements(); element++) {
            if (vector.isPresent(element)) {
                int row = rows.of(element);
                if (!rows.take(row)) {
                    ambiguity = "several series have the labels " + labels(row) + " here, and a row speaks of one";
                }
                elements[row] = element;
            }
        }
    }

    /** Returns a number that changes whenever rows come or go; 0 before the first evaluation. */
    public int generation() {
        return generation;
    }

    /** Returns how many rows there are, with those of label sets that are absent at present. */
    public int size() {
        return elements.length;
    }

    /** Returns the labels of a row, without the metric's name; no other row has the same. */
    public Labels labels(int row) {
        return rows.labels().get(row);
    }

    /** Returns the value of a row, {@link Absent#VALUE} when it is absent; all are when there is a {@link #problem()}. */
    public double value(int row) {
        return elements[row] == NOBODY || problem() != null ? Absent.VALUE : vector.value(elements[row]);
    }

    /** Returns the least that a row's value may be that is NaN, by what is known all the same; NaN when nothing is. */
    public double least(int row) {
        return elements[row] == NOBODY ? Double.NaN : vector.least(elements[row]);
    }

    /** Returns the most that a row's value may be that is NaN, by what is known all the same; NaN when nothing is. */
    public double most(int row) {
        return elements[row] == NOBODY ? Double.NaN : vector.most(elements[row]);
    }

    /** Returns whether a row has a value at present. */
    public boolean isPresent(int row) {
        return !Absent.is(value(row));
    }

    /**
     * Returns why it is unknown whether an absent label set has a value, or null when it is known to have none.
     *
     * <p>Not for every row: meant to be asked where a value is used and not there.
     */
    public @Nullable String blindness() {
        String problem = problem();
        return problem == null ? vector.blindness(atMillis) : problem;
    }

    /** Returns why values that are there are computed from a part of the series alone, or null when they are not. */
    public @Nullable String partFailure() {
        return vector.partFailure(atMillis);
    }

    /** Returns whose labels never met on the two sides of an operator, although both are there, and what to do; null when all did. */
    public @Nullable String strangers() {
        return vector.strangers();
    }

    /** Returns which series is NaN at this tick and why, or null when none is for a known reason. */
    public @Nullable String culprit() {
        return culprits.first();
    }

    /** Returns why the expression could not be evaluated, such as ambiguous matching, or null. */
    public @Nullable String problem() {
        return ambiguity == null ? vector.problem() : ambiguity;
    }
}
