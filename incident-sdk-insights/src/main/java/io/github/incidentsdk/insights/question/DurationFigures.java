package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.statistics.Guardrails;
import io.github.incidentsdk.insights.statistics.Mean;
import io.github.incidentsdk.insights.statistics.Sample;
import io.github.incidentsdk.insights.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of durations, as far as there are enough of them. */
final class DurationFigures {

    private DurationFigures() {}

    /**
     * Median and 90th percentile, and the mean where somebody asked for it.
     *
     * @param what such as {@code duration}
     * @return what can be said in a sentence; empty when there are too few
     */
    static Optional<String> say(Draft draft, String what, List<Took> all, Asking asking) {
        Sample sample = Took.sample(all);
        OptionalDouble median = percentile(draft, "median of " + what, sample, 0.5, all, asking);
        OptionalDouble most = percentile(draft, "90th percentile of " + what, sample, 0.9, all, asking);
        if (median.isEmpty() || most.isEmpty()) {
            if (asking.means()) {
                draft.caution("No mean of " + what + " is shown: of " + Words.count(all.size(), "duration")
                        + " it would say nothing" + "; it takes " + Guardrails.FEWEST_VALUES + ".");
            }
            return Optional.empty();
        }
        mean(draft, what, sample, all, asking);
        Optional<Interval> interval = sample.interval(0.5, asking.level());
        return Optional.of("half are over within " + Words.duration(median.getAsDouble())
                + interval.map(each -> " (" + Words.between(each, Words::duration) + ")")
                        .orElse("")
                + ", nine of ten within " + Words.duration(most.getAsDouble()));
    }

    private static OptionalDouble percentile(
            Draft draft, String name, Sample sample, double q, List<Took> all, Asking asking) {
        OptionalDouble value = sample.percentile(q);
        if (value.isPresent()) {
            Interval interval = sample.interval(q, asking.level()).orElse(null);
            draft.figure(name, value.getAsDouble(), Unit.SECONDS, interval, Sample.METHOD, Took.incidents(all));
        }
        return value;
    }

    private static void mean(Draft draft, String what, Sample sample, List<Took> all, Asking asking) {
        if (asking.means()) {
            Mean.of(sample, asking.level()).ifPresent(mean -> {
                draft.figure(
                        "mean of " + what,
                        mean.value(),
                        Unit.SECONDS,
                        mean.interval(),
                        Mean.METHOD,
                        Took.incidents(all));
                draft.caution("The mean of " + what
                        + " is there because it was asked for. A few long incidents make it; with 50"
                        + " incidents on each side and no change at all it looks at least 10 % better more than every third"
                        + " time. Read the distribution.");
            });
        }
    }
}
