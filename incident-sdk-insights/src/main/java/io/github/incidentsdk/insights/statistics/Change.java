package io.github.incidentsdk.insights.statistics;

import io.github.incidentsdk.insights.answer.Interval;
import java.util.Optional;

/**
 * What can be said of a rate before and after.
 *
 * @param before what was counted before
 * @param after what was counted after
 * @param phi the over-dispersion that is allowed for
 * @param verdict what may be said
 * @param ratio the rate after over the rate before, widened; empty when there are too few events to say
 */
public record Change(Counted before, Counted after, double phi, Verdict verdict, Optional<RateRatio> ratio) {

    /** What may be said. */
    public enum Verdict {
        /** On one side there are fewer than {@value Guardrails#FEWEST_EVENTS} events. */
        TOO_FEW,
        /** The interval of the ratio holds 1. */
        NONE_DETECTABLE,
        MORE,
        FEWER
    }

    /** Compares, if there are enough events on both sides. */
    public static Change between(Counted before, Counted after, double phi, double level) {
        if (Math.min(before.events(), after.events()) < Guardrails.FEWEST_EVENTS) {
            return new Change(before, after, phi, Verdict.TOO_FEW, Optional.empty());
        }
        RateRatio ratio = RateRatio.of(after, before, level).widened(phi);
        return new Change(before, after, phi, verdict(ratio.interval()), Optional.of(ratio));
    }

    private static Verdict verdict(Interval ratio) {
        return ratio.contains(1) ? Verdict.NONE_DETECTABLE : ratio.low() > 1 ? Verdict.MORE : Verdict.FEWER;
    }
}
