package io.github.incidentsdk.evaluation.math;

import io.github.incidentsdk.metric.series.Absent;

/** How many values each group has, or just 1 for having any. */
final class CountFold extends Fold {

    private final boolean justOne;

    CountFold(boolean justOne) {
        this.justOne = justOne;
    }

    @Override
    void begin(int groups, int values, double parameter) {
        // Needs no working space: the result is the count so far.
    }

    @Override
    void add(int group, double value, double[] results) {
        results[group] = justOne || Absent.is(results[group]) ? 1 : results[group] + 1;
    }

    @Override
    double finish(int group, double left) {
        return left;
    }
}
