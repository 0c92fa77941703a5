package io.github.incidentsdk.insights.statistics;

import io.github.incidentsdk.insights.answer.Interval;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * How many of all.
 *
 * @param hits from 0 to {@code n}
 * @param n all of them; at least 1
 */
public record Proportion(int hits, int n) {

    /** How {@link #interval} is made. */
    public static final String METHOD = "Wilson";

    public Proportion {
        if (n < 1 || hits < 0 || hits > n) {
            throw new IllegalArgumentException("there is no share of " + hits + " among " + n);
        }
    }

    /** From 0 to 1. */
    public double share() {
        return (double) hits / n;
    }

    /** Wilson's score interval of the {@link #share()}. */
    public Interval interval(double level) {
        org.apache.commons.statistics.interval.Interval wilson =
                BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(n, hits, Guardrails.alpha(level));
        return new Interval(wilson.getLowerBound(), wilson.getUpperBound(), level);
    }
}
