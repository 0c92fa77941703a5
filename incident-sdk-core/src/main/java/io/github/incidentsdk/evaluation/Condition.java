package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition over series: {@link #evaluate} judges it, the other methods tell the outcome per label set.
 *
 * <p>Label sets keep their rows for as long as {@link #generation()} is the same, also while their series is absent; a tick
 * on which no series came or went allocates nothing. For the thread of the tick.
 */
public final class Condition {

    private final Expression expression;
    private final Judgement judgement;
    private final Culprits culprits;
    private final List<Condition> comparisons;

    /**
     * @param culprits who may be to blame for a NaN
     * @param comparisons what the condition is joined from, itself when it is not joined
     */
    Condition(Expression expression, Judgement judgement, Culprits culprits, List<Condition> comparisons) {
        this.expression = expression;
        this.judgement = judgement;
        this.culprits = culprits;
        this.comparisons = comparisons.isEmpty() ? List.of(this) : List.copyOf(comparisons);
    }

    /** Returns what is judged. */
    public Expression expression() {
        return expression;
    }

    /**
     * Judges as of {@code atMillis}, after the series were brought up to that moment.
     *
     * @param atMillis milliseconds since the epoch; a second call for the same moment does nothing
     */
    public void evaluate(long atMillis) {
        judgement.update(atMillis);
    }

    /** Returns a number that changes whenever rows come or go; 0 before the first evaluation. */
    public int generation() {
        return judgement.generation();
    }

    /** Returns how many rows there are, with those of label sets that are absent at present. */
    public int size() {
        return judgement.size();
    }

    /** Returns the labels of a row, without the metric's name. */
    public Labels labels(int row) {
        return judgement.labels(row);
    }

    /** Returns what holds for a row's label set. */
    public Truth truth(int row) {
        return judgement.truth(row);
    }

    /** Returns whether a row is FALSE because of what is there, and not because nothing is. */
    public boolean isDecided(int row) {
        return judgement.isDecided(row);
    }

    /** Returns whether every row is FALSE. */
    public boolean isQuiet() {
        return judgement.isQuiet();
    }

    /**
     * Returns what leaves every row FALSE, as all were at the last evaluation; null when one was not, or where it is not known.
     *
     * <p>While it holds, {@link #evaluate} need not be called, though {@link #value} is one of an earlier moment until it is.
     */
    public @Nullable Calm calm() {
        return judgement.calm();
    }

    /**
     * Returns the value that was judged: the left side of the comparison, before filtering.
     *
     * <p>Of joined comparisons it is the one that decides. {@link Absent#VALUE}, a NaN, when there is none.
     */
    public double value(int row) {
        return judgement.value(row);
    }

    /** Returns what the value was compared with, {@link Absent#VALUE} when there is nothing. */
    public double limit(int row) {
        return judgement.limit(row);
    }

    /** Returns whether the row's label set has a left side at present; without one its series is gone, or not there yet. */
    public boolean isPresent(int row) {
        return judgement.isPresent(row);
    }

    /** Returns why a row is UNKNOWN, or null when it is not. */
    public @Nullable String reason(int row) {
        String reason = judgement.reason(row);
        if (!Comparing.NAN.equals(reason)) {
            return reason;
        }
        String culprit = culprits.first();
        String why = culprit == null ? judgement.lack() : culprit;
        return why == null ? reason : why;
    }

    /** Returns what holds for any label set that has no row: FALSE when it is known not to exist, else UNKNOWN. */
    public Truth elsewhere() {
        return judgement.elsewhere();
    }

    /** Returns why {@link #elsewhere()} is UNKNOWN, or null when it is not. */
    public @Nullable String elsewhereReason() {
        return judgement.elsewhereReason();
    }

    /** Returns why the whole condition could not be evaluated, such as ambiguous matching, or null; every row is then UNKNOWN. */
    public @Nullable String problem() {
        return judgement.problem();
    }

    /** Returns whose labels never met on the two sides of an operator, although both are there, and what to do; null when all did. */
    public @Nullable String strangers() {
        return judgement.strangers();
    }

    /** Returns the comparisons that the condition is joined from, in the order of the text; this one when it is not joined. */
    public List<Condition> comparisons() {
        return comparisons;
    }
}
