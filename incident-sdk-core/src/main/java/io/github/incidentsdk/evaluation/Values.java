package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.vector.Vector;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import org.jspecify.annotations.Nullable;

/**
 * The values of an expression over series: {@link #evaluate} computes them, the other methods tell them per label set.
 *
 * <p>Rows, threads and allocation are as with {@link Condition}.
 */
public final class Values {

    private final Expression expression;
    private final Vector vector;
    private long atMillis;

    Values(Expression expression, Vector vector) {
        this.expression = expression;
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
    }

    /** Returns a number that changes whenever rows come or go; 0 before the first evaluation. */
    public int generation() {
        return vector.generation();
    }

    /** Returns how many rows there are, with those of label sets that are absent at present. */
    public int size() {
        return vector.size();
    }

    /** Returns the labels of a row, without the metric's name. */
    public Labels labels(int row) {
        return vector.labels(row);
    }

    /** Returns the metric's name where the expression keeps it, as a bare selector does, else null. */
    public @Nullable String name(int row) {
        return vector.name(row);
    }

    /** Returns the value of a row, {@link Absent#VALUE} when it is absent; all are when there is a {@link #problem()}. */
    public double value(int row) {
        return vector.problem() == null ? vector.value(row) : Absent.VALUE;
    }

    /** Returns whether a row has a value at present. */
    public boolean isPresent(int row) {
        return vector.problem() == null && vector.isPresent(row);
    }

    /**
     * Returns why it is unknown whether an absent label set has a value, or null when it is known to have none.
     *
     * <p>Not for every row: meant to be asked where a value is used and not there.
     */
    public @Nullable String blindness() {
        String problem = vector.problem();
        return problem == null ? vector.blindness(atMillis) : problem;
    }

    /** Returns why values that are there are computed from a part of the series alone, or null when they are not. */
    public @Nullable String partFailure() {
        return vector.partFailure(atMillis);
    }

    /** Returns why the expression could not be evaluated, such as ambiguous matching, or null. */
    public @Nullable String problem() {
        return vector.problem();
    }
}
