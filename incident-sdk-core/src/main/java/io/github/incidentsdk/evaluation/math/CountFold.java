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
    double inDoubt(double result, double value) {
        return justOne && !Double.isNaN(result) ? result : super.inDoubt(result, value);
    }

    /** A count is one of a few numbers: without those of which nobody can say whether they are there, with them, or between; never 0. */
    @Override
    public double least(int group) {
        double known = known(group);
        return justOne || Absent.is(known) ? 1 : known;
    }

    @Override
    public double most(int group) {
        double known = known(group);
        return justOne ? 1 : (Absent.is(known) ? 0 : known) + doubts(group);
    }

    @Override
    double finish(int group, double left) {
        return left;
    }
}
