package io.github.incidentsdk.evaluation.math;

import io.github.incidentsdk.metric.series.Absent;

/** The sum of each group, without losing small values beside large ones. */
final class SumFold extends Fold {

    private double[] lost = new double[0];

    @Override
    void begin(int groups, int values, double parameter) {
        if (lost.length < groups) {
            lost = new double[groups];
        }
    }

    @Override
    void add(int group, double value, double[] results) {
        double sum = results[group];
        if (Absent.is(sum)) {
            results[group] = value;
            lost[group] = 0;
            return;
        }
        double next = sum + value;
        if (Double.isInfinite(next)) {
            lost[group] = 0;
        } else if (Math.abs(sum) >= Math.abs(value)) {
            lost[group] += (sum - next) + value;
        } else {
            lost[group] += (value - next) + sum;
        }
        results[group] = Double.isNaN(next) ? Double.NaN : next;
    }

    @Override
    double finish(int group, double left) {
        return left + lost[group];
    }
}
