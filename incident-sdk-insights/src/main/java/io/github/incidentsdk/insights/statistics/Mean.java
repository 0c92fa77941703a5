package io.github.incidentsdk.insights.statistics;

import io.github.incidentsdk.insights.answer.Interval;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean, which never stands alone: with its interval and n, for who asked for it although durations are as skewed as they are.
 *
 * @param value the mean
 * @param interval Student's t
 * @param n of how many values; at least {@value Guardrails#FEWEST_VALUES}
 */
public record Mean(double value, Interval interval, int n) {

    /** How it is made. */
    public static final String METHOD = "mean; Student's t interval";

    /** Empty when there are too few values. */
    public static Optional<Mean> of(Sample sample, double level) {
        int n = sample.n();
        if (n < Guardrails.FEWEST_VALUES) {
            return Optional.empty();
        }
        double mean = Arrays.stream(sample.sorted()).average().orElseThrow();
        double squares = Arrays.stream(sample.sorted())
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double reach = TDistribution.of(n - 1.0).inverseSurvivalProbability(Guardrails.alpha(level) / 2)
                * Math.sqrt(squares / (n - 1.0) / n);
        return Optional.of(new Mean(mean, new Interval(mean - reach, mean + reach, level), n));
    }
}
