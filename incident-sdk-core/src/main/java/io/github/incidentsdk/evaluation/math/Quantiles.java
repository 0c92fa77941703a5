package io.github.incidentsdk.evaluation.math;

import java.util.Arrays;

/** Quantiles of values that are at hand. */
public final class Quantiles {

    private Quantiles() {}

    /**
     * Returns a quantile by linear interpolation between the two nearest values; NaN counts as the least value.
     *
     * @param quantile from 0 to 1; below is -Inf, above +Inf
     * @param values its first {@code count} elements are put in order
     */
    public static double of(double quantile, double[] values, int count) {
        Arrays.sort(values, 0, count);
        return ofSorted(quantile, values, count);
    }

    /** Returns a quantile of values in the order that {@link Arrays#sort(double[])} gives: NaN stands last. */
    public static double ofSorted(double quantile, double[] values, int count) {
        if (count == 0 || Double.isNaN(quantile)) {
            return Double.NaN;
        }
        if (quantile < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (quantile > 1) {
            return Double.POSITIVE_INFINITY;
        }
        int nans = 0;
        while (nans < count && Double.isNaN(values[count - 1 - nans])) {
            nans++;
        }
        double rank = quantile * (count - 1);
        int lower = (int) Math.max(0, Math.floor(rank));
        int upper = Math.min(count - 1, lower + 1);
        double weight = rank - Math.floor(rank);
        return at(values, lower, nans) * (1 - weight) + at(values, upper, nans) * weight;
    }

    /**
     * Returns a quantile of {@code count} numbers in their order, with so many of -Inf before them and of +Inf behind; where it
     * lies between a number and one of these it is that one.
     */
    static double among(double quantile, double[] sorted, int count, int before, int behind) {
        if (!(quantile >= 0) || quantile > 1) {
            return ofSorted(quantile, sorted, count);
        }
        if (Double.isNaN(sorted[count - 1])) {
            return Double.NaN; // 0/0 stands last, and counts as the least
        }
        double rank = quantile * (before + count + behind - 1);
        int lower = (int) Math.floor(rank) - before;
        int upper = (int) Math.ceil(rank) - before;
        if (lower < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (upper >= count) {
            return Double.POSITIVE_INFINITY;
        }
        return sorted[lower] + (sorted[upper] - sorted[lower]) * (rank - Math.floor(rank));
    }

    private static double at(double[] sorted, int index, int nans) {
        return index < nans ? Double.NaN : sorted[index - nans];
    }
}
