package io.github.incidentsdk.testing.backtest.replay;

import io.github.incidentsdk.config.numbers.EvaluationConfig;
import io.github.incidentsdk.metric.series.Horizon;
import io.github.incidentsdk.metric.series.Recording;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.prometheus.GroupRule;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import io.github.incidentsdk.testing.backtest.series.RecordedSeries;
import io.github.incidentsdk.testing.backtest.series.SampledSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How often rules are evaluated over a recording, and how long its samples count. */
public final class Pacing {

    /** In units of the distance between samples; above two, so that one late or lost sample is no hole. */
    private static final double LOOK_BACK_STEPS = 2.5;

    private static final long SECOND = 1_000;

    private final RecordedSeries series;
    private final @Nullable Duration every;
    private final RuleSet paced;

    /** By metric; the finest of its series. */
    private final Map<String, Long> steps = new LinkedHashMap<>();

    public Pacing(RecordedSeries series, RuleSet rules, @Nullable Duration every) {
        this.series = series;
        this.every = every;
        for (SampledSeries each : series.series()) {
            if (each.stepMillis() > 0) {
                steps.merge(each.name(), each.stepMillis(), Math::min);
            }
        }
        this.paced = rules.map(this::pace).with(pace(rules.prometheus()));
    }

    /** The rules, at their pace and over this recording whatever source they name. */
    RuleSet rules() {
        return paced;
    }

    RecordedSeries series() {
        return series;
    }

    /** Every series, with every sample. */
    Recording recording() {
        EvaluationConfig.Windows windows = paced.numbers().evaluation().windows();
        Recording recording =
                new Recording(Horizon.of(windows.lookBack(), windows.coveredPercent(), windows.longBeyond()));
        recording.holesAreBlind();
        steps.forEach((name, step) -> recording.lookBack(name, (long) (LOOK_BACK_STEPS * step)));
        for (SampledSeries each : series.series()) {
            recording.add(each.name(), each.labels(), each.times(), each.values());
        }
        return recording;
    }

    /** The time from one sample to the next of a metric, in milliseconds; 0 when it is not recorded. */
    long stepOf(String metric) {
        return steps.getOrDefault(metric, 0L);
    }

    private IncidentRule pace(IncidentRule rule) {
        return rule.toBuilder()
                .every(pace(rule.every(), finest(RuleTexts.of(rule))))
                .source(null)
                .build();
    }

    private PrometheusRules pace(PrometheusRules rules) {
        long finest = steps.values().stream().mapToLong(Long::longValue).min().orElse(0);
        List<RuleGroup> groups = new ArrayList<>();
        for (RuleGroup group : rules.groups()) {
            Duration own = Objects.requireNonNullElse(group.every(), rules.every());
            groups.add(new RuleGroup(
                    group.file(), group.name(), pace(own, finest), group.queryOffset(), group.limit(), group.rules()));
        }
        return new PrometheusRules(groups, rules.every(), rules.label(), rules.severities(), rules.otherwise());
    }

    private Duration pace(Duration own, long stepMillis) {
        if (every != null) {
            return every;
        }
        long rounded = stepMillis < SECOND ? stepMillis : Math.round((double) stepMillis / SECOND) * SECOND;
        return own.toMillis() >= rounded ? own : Duration.ofMillis(rounded);
    }

    private long finest(RuleTexts texts) {
        return steps.entrySet().stream()
                .filter(step -> texts.readsAnything() || texts.metrics().contains(step.getKey()))
                .mapToLong(Map.Entry::getValue)
                .min()
                .orElse(0);
    }

    /** The longest pause of any rule. */
    Duration longestTick() {
        Duration longest = Duration.ZERO;
        for (IncidentRule rule : paced.rules()) {
            longest = rule.every().compareTo(longest) > 0 ? rule.every() : longest;
        }
        for (RuleGroup group : paced.prometheus().groups()) {
            Duration pause = Objects.requireNonNullElse(group.every(), Duration.ZERO);
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        return longest;
    }

    /** The days of the series that a rule reads, added up. */
    double seriesDays(RuleTexts texts) {
        long millis = 0;
        for (SampledSeries each : series.series()) {
            if (texts.readsAnything() || texts.metrics().contains(each.name())) {
                millis += each.time(each.size() - 1) - each.time(0);
            }
        }
        return millis / (double) Duration.ofDays(1).toMillis();
    }

    /** The alerting rules of all groups. */
    static List<GroupRule.Alerting> alerts(PrometheusRules rules) {
        return rules.groups().stream()
                .flatMap(group -> group.rules().stream())
                .filter(GroupRule.Alerting.class::isInstance)
                .map(GroupRule.Alerting.class::cast)
                .toList();
    }
}
