package io.github.incidentsdk.evaluation.math;

import java.util.Arrays;

/** A quantile of each group. */
final class QuantileFold extends Fold {

    private double[][] values = new double[0][];
    private int[] counts = new int[0];
    private double quantile;

    @Override
    void begin(int groups, int values, double parameter) {
        quantile = parameter;
        if (counts.length < groups) {
            counts = new int[groups];
            this.values = new double[groups][8];
        }
        Arrays.fill(counts, 0);
    }

    @Override
    void add(int group, double value, double[] results) {
        results[group] = 0;
        if (counts[group] == values[group].length) {
            values[group] = Arrays.copyOf(values[group], 2 * counts[group]);
        }
        values[group][counts[group]++] = value;
    }

    @Override
    double finish(int group, double left) {
        return Quantiles.of(quantile, values[group], counts[group]);
    }
}
