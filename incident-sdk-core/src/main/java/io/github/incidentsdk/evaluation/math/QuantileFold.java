package io.github.incidentsdk.evaluation.math;

import java.util.Arrays;

/** A quantile of each group. */
final class QuantileFold extends Fold {

    private final Comparisons comparisons;
    private double[][] values = new double[0][];
    private int[] counts = new int[0];
    private double quantile;

    /**
     * @param comparisons whether NaN is the least value, or may be any
     */
    QuantileFold(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

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
    boolean isDoubt(double value) {
        return comparisons.mayBeAny(value);
    }

    /** As if what nobody knows were less than all others. */
    @Override
    public double least(int group) {
        return Double.isNaN(known(group))
                ? Double.NaN
                : Quantiles.among(quantile, values[group], counts[group], doubts(group), 0);
    }

    /** As if what nobody knows were more than all others. */
    @Override
    public double most(int group) {
        return Double.isNaN(known(group))
                ? Double.NaN
                : Quantiles.among(quantile, values[group], counts[group], 0, doubts(group));
    }

    @Override
    double finish(int group, double left) {
        return Quantiles.of(quantile, values[group], counts[group]);
    }
}
