package io.github.incidentsdk.evaluation.math;

import io.github.incidentsdk.metric.series.Absent;
import java.util.Arrays;

/** Folds values by groups; keeps its working space from call to call, so that it allocates only when there is more to fold. */
public abstract class Fold {

    /**
     * Folds the values that are not absent; a group without such a value becomes absent.
     *
     * @param values in the order of the series
     * @param groups the group of each value, from 0; as many as there are values to fold
     * @param results one per group
     * @param parameter the aggregation's scalar, without meaning where it takes none
     */
    public final void fold(double[] values, int[] groups, double[] results, double parameter) {
        Arrays.fill(results, Absent.VALUE);
        begin(results.length, groups.length, parameter);
        for (int i = 0; i < groups.length; i++) {
            double value = values[i];
            if (!Absent.is(value)) {
                add(groups[i], value, results);
            }
        }
        for (int group = 0; group < results.length; group++) {
            double left = results[group];
            if (!Absent.is(left)) {
                results[group] = finish(group, left);
            }
        }
    }

    /** Prepares for so many groups and values. */
    abstract void begin(int groups, int values, double parameter);

    /** Takes in a value; {@code results[group]} is absent when it is the group's first, and must not be afterwards. */
    abstract void add(int group, double value, double[] results);

    /** Returns the group's result from what {@link #add} left. */
    abstract double finish(int group, double left);
}
