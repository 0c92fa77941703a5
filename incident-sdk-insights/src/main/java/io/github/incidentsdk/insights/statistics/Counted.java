package io.github.incidentsdk.insights.statistics;

import io.github.incidentsdk.insights.answer.Interval;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * A number of events, and over how much time they were counted.
 *
 * @param events how many; not negative
 * @param exposure over how much, in a unit that the caller knows, such as weeks; above 0
 */
public record Counted(long events, double exposure) {

    /** How {@link #interval} is made. */
    public static final String METHOD = "Garwood exact Poisson";

    public Counted {
        if (events < 0 || !(exposure > 0) || Double.isInfinite(exposure)) {
            throw new IllegalArgumentException("cannot count " + events + " events over " + exposure);
        }
    }

    /** Events for each unit of exposure. */
    public double rate() {
        return events / exposure;
    }

    /**
     * Of the {@link #rate()}: exact where events come by themselves, too narrow where one brings the next. (Garwood 1936: halves of
     * chi-squared quantiles with 2n and 2n + 2 degrees of freedom.)
     */
    public Interval interval(double level) {
        double half = Guardrails.alpha(level) / 2;
        double low = events == 0 ? 0 : ChiSquaredDistribution.of(2.0 * events).inverseCumulativeProbability(half) / 2;
        double high = ChiSquaredDistribution.of(2.0 * events + 2).inverseSurvivalProbability(half) / 2;
        return new Interval(low / exposure, high / exposure, level);
    }
}
