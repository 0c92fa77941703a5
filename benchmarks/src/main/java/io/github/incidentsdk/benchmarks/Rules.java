package io.github.incidentsdk.benchmarks;

import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.LifecycleSettings;
import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.engine.RuleEngine;
import io.github.incidentsdk.rule.engine.RuleLimits;
import io.github.incidentsdk.rule.engine.Watched;
import io.github.incidentsdk.rule.remote.RemoteSources;
import io.github.incidentsdk.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Rules that each watch a metric of their own, one incident for each of its series; time moves by a tick at a time. */
final class Rules {

    static final double LIMIT = 90;
    private static final Duration TICK = Duration.ofSeconds(15);
    private static final IncidentType TYPE =
            IncidentType.named("overload").by("service", "instance").build();

    private final RuleEngine engine;
    private long nanos = 1;
    private long millis = 1_700_000_000_000L;

    Rules(int count, int levels, MetricStore metrics) {
        IncidentTable incidents = new IncidentTable(
                LifecycleSettings.of("benchmark", "1"), List.of(TYPE), TimeSource.system(), (event, after) -> {});
        List<IncidentRule> rules =
                IntStream.range(0, count).mapToObj(i -> rule(i, levels)).toList();
        engine = new RuleEngine(
                rules,
                Map.of(TYPE.name(), TYPE),
                new Watched(metrics, RemoteSources.NONE),
                incidents,
                new RuleLimits(10_000, 100_000));
        if (!engine.problems().isEmpty()) {
            throw new IllegalStateException(engine.problems().toString());
        }
    }

    static String metric(int rule) {
        return "load_" + rule;
    }

    private static IncidentRule rule(int number, int levels) {
        var rule = IncidentRule.named("rule-" + number)
                .declares(TYPE.name())
                .value(metric(number))
                .every(TICK)
                .level(Severity.SEV2, "> " + LIMIT);
        return (levels == 1 ? rule : rule.level(Severity.SEV1, "> 10000")).build();
    }

    /** Evaluates all rules once. */
    long tick() {
        nanos += TICK.toNanos();
        millis += TICK.toMillis();
        return engine.tick(nanos, millis);
    }
}
