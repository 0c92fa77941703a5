package io.github.incidentsdk.insights.statistics;

import io.github.incidentsdk.insights.answer.Interval;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * How many times one rate is the other.
 *
 * <p>Given how many events there are in all, those of one side are binomial; from that come an exact test and an exact interval, the
 * same as of R's {@code poisson.test} for two counts.
 *
 * @param ratio the rate of the first over that of the second; infinite when the second has no events
 * @param interval of the ratio; its upper end may be infinite
 * @param p how likely a ratio as far from 1 is when there is no difference
 */
public record RateRatio(double ratio, Interval interval, double p) {

    /** How it is made. */
    public static final String METHOD = "exact conditional binomial test";

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Of the first to the second.
     *
     * @throws IllegalArgumentException when there is no event on either side
     */
    public static RateRatio of(Counted first, Counted second, double level) {
        int a = Math.toIntExact(first.events());
        int n = Math.toIntExact(Math.addExact(first.events(), second.events()));
        if (n == 0) {
            throw new IllegalArgumentException("two rates without an event have no ratio");
        }
        double share = first.exposure() / (first.exposure() + second.exposure());
        org.apache.commons.statistics.interval.Interval exact =
                BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate(n, a, Guardrails.alpha(level));
        double scale = second.exposure() / first.exposure();
        return new RateRatio(
                odds((double) a / n) * scale,
                new Interval(odds(exact.getLowerBound()) * scale, odds(exact.getUpperBound()) * scale, level),
                BinomialTest.withDefaults().test(n, a, share).getPValue());
    }

    /**
     * The same for counts that vary more than independent events do: on the logarithmic scale the interval is wider by √φ, and p is
     * that of a normal deviate smaller by √φ.
     *
     * @param phi as of {@link Dispersion#phi}; at least 1, at which nothing changes
     */
    public RateRatio widened(double phi) {
        if (!(phi >= 1)) {
            throw new IllegalArgumentException("an over-dispersion is at least 1, not " + phi);
        }
        if (phi == 1 || ratio == 0 || Double.isInfinite(ratio)) {
            return this;
        }
        double root = Math.sqrt(phi);
        Interval wider = new Interval(
                ratio * Math.pow(interval.low() / ratio, root),
                ratio * Math.pow(interval.high() / ratio, root),
                interval.level());
        double deviate = NORMAL.inverseSurvivalProbability(Math.min(1, p) / 2);
        return new RateRatio(ratio, wider, Math.min(1, 2 * NORMAL.survivalProbability(deviate / root)));
    }

    private static double odds(double share) {
        return share >= 1 ? Double.POSITIVE_INFINITY : share / (1 - share);
    }
}
