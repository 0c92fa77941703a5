package io.github.incidentsdk.testing.backtest.replay;

import io.github.incidentsdk.config.problem.Nearest;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.prometheus.GroupRule;
import io.github.incidentsdk.testing.backtest.series.SampledSeries;
import io.github.incidentsdk.testing.backtest.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What most likely is not as meant, known before anything is run. */
final class Doubts {

    /** Beyond that a sample counts for longer than five minutes only because the next one is so late. */
    private static final long FAR_APART = Duration.ofMinutes(5).toMillis();

    private final Pacing pacing;
    private final Set<String> recorded = new TreeSet<>();

    Doubts(Pacing pacing) {
        this.pacing = pacing;
        pacing.series().series().stream().map(SampledSeries::name).forEach(recorded::add);
    }

    List<String> of(RuleSet rules) {
        List<String> doubts = new ArrayList<>(pacing.series().doubts());
        ofDistances(doubts);
        for (IncidentRule rule : rules.rules()) {
            if (rule.enabled()) {
                of("rule \"" + rule.id() + "\"", RuleTexts.of(rule), doubts);
            } else {
                doubts.add("rule \"" + rule.id() + "\" is disabled and was not run");
            }
        }
        Set<String> made = new TreeSet<>();
        rules.prometheus()
                .groups()
                .forEach(group -> group.rules().stream()
                        .filter(GroupRule.Recording.class::isInstance)
                        .forEach(rule -> made.add(rule.name())));
        if (!Pacing.alerts(rules.prometheus()).isEmpty()) {
            made.addAll(List.of("ALERTS", "ALERTS_FOR_STATE"));
        }
        recorded.addAll(made);
        rules.prometheus()
                .groups()
                .forEach(group -> group.rules().stream()
                        .filter(rule -> !(rule instanceof GroupRule.NotRun))
                        .forEach(rule -> of("rule " + rule.name(), RuleTexts.of(rule.expression()), doubts)));
        return doubts;
    }

    /** Two samples far apart may be all that there ever is, or the ends of a hole. */
    private void ofDistances(List<String> doubts) {
        for (SampledSeries each : pacing.series().series()) {
            if (each.size() == 2 && each.stepMillis() > FAR_APART) {
                String distance = DurationText.of(Duration.ofMillis(each.stepMillis()));
                doubts.add(each + " has two samples, " + distance + " apart, and is taken for a series that is sampled"
                        + " that seldom: the first one counts until the second one");
            }
        }
    }

    private void of(String rule, RuleTexts texts, List<String> doubts) {
        for (String metric : texts.metrics()) {
            if (!recorded.contains(metric)) {
                String near = Nearest.to(metric, recorded);
                doubts.add(rule + " reads " + metric + ", which is not recorded"
                        + (near == null
                                ? "; there are " + String.join(", ", recorded)
                                : "; did you mean " + near + "?"));
            }
        }
        long length = pacing.series().endMillis() - pacing.series().startMillis();
        for (RuleTexts.Window window : texts.windows()) {
            String metric = window.range().selector().name();
            long step = metric == null ? 0 : pacing.stepOf(metric);
            if (step * window.samples() > window.range().rangeMillis()) {
                doubts.add(rule + ": the window of " + window.text() + " most often holds fewer than "
                        + (window.samples() == 1 ? "one sample" : "two samples") + ", since " + metric
                        + " was recorded every " + DurationText.of(Duration.ofMillis(step)));
            }
        }
        if (texts.reachMillis() > length) {
            doubts.add(rule + " looks back " + DurationText.of(Duration.ofMillis(texts.reachMillis()))
                    + ", and the recording lasts " + DurationText.of(Duration.ofMillis(length)));
        }
    }
}
