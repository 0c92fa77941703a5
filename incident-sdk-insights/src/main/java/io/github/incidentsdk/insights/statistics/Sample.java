package io.github.incidentsdk.insights.statistics;

import io.github.incidentsdk.insights.answer.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Measured values, such as durations; immutable. It has no mean of its own: see {@link Mean}. */
public final class Sample {

    /** How {@link #percentile} is made. */
    public static final String METHOD = "linear interpolation; interval from order statistics";

    private final double[] sorted;

    private Sample(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * In whatever order.
     *
     * @throws IllegalArgumentException when a value is not finite
     */
    public static Sample of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (double value : sorted) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("no measured value is " + value);
            }
        }
        return new Sample(sorted);
    }

    /** How many values. */
    public int n() {
        return sorted.length;
    }

    /** All values, ascending. */
    public double[] sorted() {
        return sorted.clone();
    }

    /**
     * A percentile by linear interpolation between the values around it (R's type 7).
     *
     * @param q from 0 to 1, such as 0.9
     * @return empty when there are fewer than {@value Guardrails#FEWEST_VALUES} values
     */
    public OptionalDouble percentile(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("a percentile's share is from 0 to 1, not " + q);
        }
        if (sorted.length < Guardrails.FEWEST_VALUES) {
            return OptionalDouble.empty();
        }
        double place = q * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return OptionalDouble.of(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
    }

    /**
     * Between which of the values the true percentile lies, whatever the distribution.
     *
     * @return empty when there are fewer than {@value Guardrails#FEWEST_VALUES} values, or too few beyond it to say
     */
    public Optional<Interval> interval(double q, double level) {
        if (sorted.length < Guardrails.FEWEST_VALUES) {
            return Optional.empty();
        }
        double half = Guardrails.alpha(level) / 2;
        BinomialDistribution below = BinomialDistribution.of(sorted.length, q);
        int low = below.inverseCumulativeProbability(half); // P(at most low - 1 values below) < half
        int high = below.inverseSurvivalProbability(half) + 1; // P(at least high values below) <= half
        return low < 1 || high > sorted.length
                ? Optional.empty()
                : Optional.of(new Interval(sorted[low - 1], sorted[high - 1], level));
    }

    /** What part of the sum the largest {@code share} of the values hold, their number rounded down; empty with too few values. */
    public OptionalDouble heldByLargest(double share) {
        int largest = (int) (sorted.length * share);
        double sum = Arrays.stream(sorted).sum();
        return sorted.length < Guardrails.FEWEST_VALUES || largest == 0 || sum <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Arrays.stream(sorted, sorted.length - largest, sorted.length)
                                .sum()
                        / sum);
    }
}
