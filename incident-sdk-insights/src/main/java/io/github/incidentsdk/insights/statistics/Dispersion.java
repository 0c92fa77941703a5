package io.github.incidentsdk.insights.statistics;

import java.util.List;

/**
 * By how much counts of equal stretches vary more than those of independent events.
 *
 * @param phi variance over mean, from differences of neighbours so that a trend is no dispersion; at least 1
 * @param pairs from how many pairs of neighbours it was made
 */
public record Dispersion(double phi, int pairs) {

    /** How it is made. */
    public static final String METHOD = "successive differences, at least 1";

    /**
     * Of several runs of counts; nothing is compared across their ends, so their means may differ.
     *
     * @param runs counts of equally long stretches, each in the order of time
     */
    public static Dispersion of(List<long[]> runs) {
        double squares = 0;
        double sums = 0;
        int pairs = 0;
        for (long[] counts : runs) {
            for (int i = 1; i < counts.length; i++) {
                double difference = counts[i] - counts[i - 1];
                squares += difference * difference;
                sums += counts[i] + counts[i - 1]; // of independent events its expectation is that of the square
                pairs++;
            }
        }
        return new Dispersion(sums == 0 ? 1 : Math.max(1, squares / sums), pairs);
    }
}
