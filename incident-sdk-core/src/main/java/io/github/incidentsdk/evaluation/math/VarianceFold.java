package io.github.incidentsdk.evaluation.math;

import java.util.Arrays;

/** The variance of each group over all its values, or its root; Welford's method. */
final class VarianceFold extends Fold {

    private final boolean root;
    private double[] means = new double[0];
    private double[] squares = new double[0];
    private double[] counts = new double[0];

    VarianceFold(boolean root) {
        this.root = root;
    }

    @Override
    void begin(int groups, int values, double parameter) {
        if (counts.length < groups) {
            means = new double[groups];
            squares = new double[groups];
            counts = new double[groups];
        }
        Arrays.fill(counts, 0);
    }

    @Override
    void add(int group, double value, double[] results) {
        results[group] = 0;
        counts[group]++;
        if (counts[group] == 1) {
            means[group] = value;
            squares[group] = Double.isFinite(value) ? 0 : Double.NaN;
            return;
        }
        double difference = value - means[group];
        means[group] += difference / counts[group];
        squares[group] += difference * (value - means[group]);
    }

    @Override
    double finish(int group, double left) {
        double variance = squares[group] / counts[group];
        return root ? Math.sqrt(variance) : variance;
    }
}
