package io.github.incidentsdk.evaluation.math;

import io.github.incidentsdk.metric.series.Absent;
import java.util.Arrays;

/** Folds values by groups; keeps its working space from call to call, so that it allocates only when there is more to fold. */
public abstract class Fold {

    /** How many values of each group nobody knows, and what the others make; without meaning unless there are any at all. */
    private int[] doubts = {};

    private double[] known = {};
    private boolean anyDoubt;

    /**
     * Folds the values that are not absent; a group without such a value becomes absent.
     *
     * <p>What is doubtful makes a result NaN, as NaN does, and doubtful where nothing else is there; what is known of it all the
     * same say {@link #least} and {@link #most}.
     *
     * @param values in the order of the series
     * @param groups the group of each value, from 0; as many as there are values to fold
     * @param results one per group
     * @param parameter the aggregation's scalar, without meaning where it takes none
     */
    public final void fold(double[] values, int[] groups, double[] results, double parameter) {
        Arrays.fill(results, Absent.VALUE);
        begin(results.length, groups.length, parameter);
        anyDoubt = false;
        for (int i = 0; i < groups.length; i++) {
            double value = values[i];
            if (!Double.isNaN(value)) {
                add(groups[i], value, results);
            } else if (!Absent.is(value)) {
                addNoNumber(groups[i], value, results);
            }
        }
        for (int group = 0; group < results.length; group++) {
            double left = results[group];
            if (!Absent.is(left)) {
                results[group] = finish(group, left);
            }
        }
        if (anyDoubt) {
            doubt(values, groups, results);
        }
    }

    private void addNoNumber(int group, double value, double[] results) {
        if (isDoubt(value)) {
            anyDoubt = true;
        } else {
            add(group, value, results);
        }
    }

    private void doubt(double[] values, int[] groups, double[] results) {
        if (known.length < results.length) {
            known = new double[results.length];
            doubts = new int[results.length];
        }
        System.arraycopy(results, 0, known, 0, results.length);
        Arrays.fill(doubts, 0);
        for (int i = 0; i < groups.length; i++) {
            double value = values[i];
            if (isDoubt(value)) {
                int group = groups[i];
                doubts[group]++;
                results[group] = inDoubt(results[group], value);
            }
        }
    }

    /** Whether a value is one of which a result cannot be made. */
    boolean isDoubt(double value) {
        return Doubtful.is(value);
    }

    /**
     * What becomes of a result, which is absent where nothing else was folded, by a {@code value} of which it cannot be made:
     * NaN where there is one for certain, since something is there.
     */
    double inDoubt(double result, double value) {
        return Doubtful.is(value) && (Absent.is(result) || Doubtful.is(result)) ? Doubtful.VALUE : Double.NaN;
    }

    /** How many values of a group nobody knows. */
    final int doubts(int group) {
        return anyDoubt ? doubts[group] : 0;
    }

    /** Returns what the others make, {@link Absent#VALUE} where there are none; without meaning where nothing is doubtful. */
    public final double known(int group) {
        return anyDoubt ? known[group] : Double.NaN;
    }

    /** Returns the least that a result may be that is doubtful or NaN, by what is known, if there is one; NaN when nothing is. */
    public double least(int group) {
        return Double.NaN;
    }

    /** Returns the most that a result may be that is doubtful or NaN, by what is known, if there is one; NaN when nothing is. */
    public double most(int group) {
        return Double.NaN;
    }

    /** Prepares for so many groups and values. */
    abstract void begin(int groups, int values, double parameter);

    /** Takes in a value; {@code results[group]} is absent when it is the group's first, and must not be afterwards. */
    abstract void add(int group, double value, double[] results);

    /** Returns the group's result from what {@link #add} left. */
    abstract double finish(int group, double left);
}
