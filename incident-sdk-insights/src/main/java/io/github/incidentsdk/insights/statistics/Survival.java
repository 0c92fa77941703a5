package io.github.incidentsdk.insights.statistics;

import io.github.incidentsdk.insights.answer.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * What share is still on after how long, where some are on yet (Kaplan and Meier 1958).
 *
 * @param n of how many
 * @param ended how many ended
 * @param steps where the share falls, ascending in time
 */
public record Survival(int n, int ended, List<Step> steps) {

    /** How it is made. */
    public static final String METHOD = "Kaplan–Meier; log-log interval with Greenwood's variance";

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    public Survival {
        steps = List.copyOf(steps);
    }

    /**
     * Where the share falls.
     *
     * @param time after how long
     * @param share what part is still on from then
     * @param interval of the share; null where none or all are on, of which there is no variance
     * @param atRisk how many were on just before
     */
    public record Step(double time, double share, @Nullable Interval interval, int atRisk) {}

    /**
     * Of times that are known, and others of which it is only known that they are longer.
     *
     * @param ended how long what ended took
     * @param censored how long what is still on has taken so far
     */
    public static Survival of(double[] ended, double[] censored, double level) {
        double[] ends = ended.clone();
        double[] still = censored.clone();
        Arrays.sort(ends);
        Arrays.sort(still);
        double z = NORMAL.inverseSurvivalProbability(Guardrails.alpha(level) / 2);
        List<Step> steps = new ArrayList<>();
        double share = 1;
        double greenwood = 0;
        int left = 0;
        for (int i = 0; i < ends.length; ) {
            double time = ends[i];
            int from = i;
            while (i < ends.length && ends[i] == time) {
                i++;
            }
            while (left < still.length && still[left] < time) { // who is censored at the same time was still at risk
                left++;
            }
            int atRisk = ends.length - from + still.length - left;
            int gone = i - from;
            share *= (double) (atRisk - gone) / atRisk;
            greenwood += atRisk == gone ? 0 : (double) gone / ((double) atRisk * (atRisk - gone));
            steps.add(new Step(time, share, interval(share, greenwood, z, level), atRisk));
        }
        return new Survival(ends.length + still.length, ends.length, steps);
    }

    private static @Nullable Interval interval(double share, double greenwood, double z, double level) {
        if (share <= 0 || share >= 1) {
            return null;
        }
        double reach = z * Math.sqrt(greenwood) / Math.abs(Math.log(share));
        return new Interval(Math.pow(share, Math.exp(reach)), Math.pow(share, Math.exp(-reach)), level);
    }

    /** After how long half of them are over; empty while more than half are on, or there are too few. */
    public OptionalDouble median() {
        return n < Guardrails.FEWEST_VALUES
                ? OptionalDouble.empty()
                : steps.stream()
                        .filter(step -> step.share() <= 0.5)
                        .mapToDouble(Step::time)
                        .findFirst();
    }

    /** Of the {@link #median()}: where the curve's interval holds one half; its upper end may be infinite. */
    public Optional<Interval> medianInterval() {
        if (median().isEmpty()) {
            return Optional.empty();
        }
        double low = Double.NaN;
        double high = Double.POSITIVE_INFINITY;
        double level = Guardrails.LEVEL;
        for (Step step : steps) {
            Interval interval = step.interval();
            boolean lowReached = interval == null ? step.share() == 0 : interval.low() <= 0.5;
            boolean highReached = interval == null ? step.share() == 0 : interval.high() <= 0.5;
            level = interval == null ? level : interval.level();
            low = Double.isNaN(low) && lowReached ? step.time() : low;
            high = Double.isInfinite(high) && highReached ? step.time() : high;
        }
        return Double.isNaN(low) ? Optional.empty() : Optional.of(new Interval(low, high, level));
    }
}
