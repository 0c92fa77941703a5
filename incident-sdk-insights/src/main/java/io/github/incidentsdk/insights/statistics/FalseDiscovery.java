package io.github.incidentsdk.insights.statistics;

import java.util.Arrays;
import java.util.Comparator;

/** Keeps many questions at once from finding something by chance alone. */
public final class FalseDiscovery {

    /** How it is made. */
    public static final String METHOD = "Benjamini–Hochberg";

    private FalseDiscovery() {}

    /**
     * Adjusts probabilities: of those that stay below, say, 0.05, about that part is there by chance (Benjamini and Hochberg 1995).
     *
     * @param p one for each question
     * @return one for each, in the same order
     */
    public static double[] adjust(double... p) {
        Integer[] descending = new Integer[p.length];
        Arrays.setAll(descending, i -> i);
        Arrays.sort(descending, Comparator.comparingDouble((Integer i) -> p[i]).reversed());
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int i = 0; i < p.length; i++) {
            int rank = p.length - i;
            least = Math.min(least, p[descending[i]] * p.length / rank);
            adjusted[descending[i]] = least;
        }
        return adjusted;
    }
}
