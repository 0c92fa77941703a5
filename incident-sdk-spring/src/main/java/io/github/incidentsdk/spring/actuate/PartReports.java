package io.github.incidentsdk.spring.actuate;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.metric.series.SeriesStatus;
import io.github.incidentsdk.readiness.Readiness;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.rule.state.Phase;
import io.github.incidentsdk.selfreport.Health;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.SinkTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the parts of the SDK are: health, rules, sinks, sources, series, and what is missing for each type. */
final class PartReports {

    private final IncidentManager manager;

    PartReports(IncidentManager manager) {
        this.manager = manager;
    }

    void health(JsonWriter json) {
        Health health = manager.health();
        json.object(
                "health",
                one -> one.put("status", word(health.status()))
                        .array(
                                "troubles",
                                all -> health.troubles()
                                        .forEach(trouble -> all.addObject(each -> each.put("part", word(trouble.part()))
                                                .put("name", trouble.name())
                                                .put("why", trouble.why()))))
                        .object(
                                "counted",
                                counted -> new TreeMap<>(health.counted())
                                        .forEach((reason, number) -> counted.put(reason, (long) number))));
    }

    void rules(JsonWriter json) {
        json.array("rules", all -> {
            manager.rules().forEach(rule -> all.addObject(one -> rule(one, rule)));
            manager.rulesHealth()
                    .setAside()
                    .forEach(problem -> all.addObject(one -> one.put("rule", problem.rule())
                            .put("state", "set-aside")
                            .put("trouble", problem.message())));
        });
    }

    static void rule(JsonWriter json, RuleStatus rule) {
        json.put("rule", rule.rule())
                .put("declares", rule.declares())
                .put("mode", word(rule.mode()))
                .put("state", state(rule))
                .put("label_sets", rule.instances().size())
                .put(
                        "open",
                        rule.instances().stream()
                                .filter(each -> each.incident() != null)
                                .count())
                .put("evaluations", rule.counts().evaluations())
                .put("last_evaluated", rule.lastEvaluated())
                .put("unknown", rule.blindness().unknown())
                .put("trouble", rule.trouble().orElse(null));
    }

    /** What is furthest of all its levels. */
    private static String state(RuleStatus rule) {
        List<Phase> phases = rule.instances().stream()
                .flatMap(each -> each.levels().stream())
                .map(RuleStatus.LevelStatus::phase)
                .toList();
        for (Phase phase : List.of(Phase.FIRING, Phase.RECOVERING, Phase.PENDING)) {
            if (phases.contains(phase)) {
                return word(phase);
            }
        }
        return rule.blindness().unknown() == null ? word(Phase.INACTIVE) : "unknown";
    }

    void sinks(JsonWriter json) {
        List<LaneStatus> sinks = manager.sinks();
        Map<String, String> troubles = sinkTroubles();
        json.array("sinks", all -> {
            sinks.forEach(sink -> {
                String trouble = troubles.remove(sink.sink());
                all.addObject(one -> sink(one, sink, trouble));
            });
            troubles.forEach((sink, trouble) -> all.addObject(one -> setAside(one, sink, trouble)));
        });
    }

    /** What is wrong with sinks, by id; those that are set aside have no status. */
    Map<String, String> sinkTroubles() {
        Map<String, String> troubles = new TreeMap<>();
        manager.health().troubles().stream()
                .filter(trouble -> trouble.part() == Health.Part.SINK)
                .forEach(trouble -> troubles.merge(trouble.name(), trouble.why(), (one, other) -> one + "; " + other));
        return troubles;
    }

    static void setAside(JsonWriter json, String sink, String trouble) {
        json.put("sink", sink).put("state", "set-aside").put("trouble", trouble);
    }

    static void sink(JsonWriter json, LaneStatus sink, @Nullable String trouble) {
        LaneStatus.Answer last = sink.lastAnswer();
        json.put("sink", sink.sink())
                .put("waiting", sink.waiting())
                .put("engaged", sink.engaged())
                .object(
                        "held",
                        held -> new TreeMap<>(sink.held()).forEach((kind, many) -> held.put(word(kind), (long) many)))
                .put("failing", sink.failing())
                .put("refusing", sink.refusing())
                .put("left_alone", sink.open())
                .put("trouble", trouble);
        if (last != null) {
            json.object(
                    "last_answer",
                    one -> one.put("at", last.at())
                            .put("event_id", last.eventId())
                            .put("text", last.text()));
        }
        json.put("accepted", sink.counts().accepted())
                .put("retried", sink.counts().retried())
                .put("skipped", sink.counts().skipped())
                .put("filtered", sink.counts().filtered())
                .put("dead", sink.counts().dead());
    }

    void sources(JsonWriter json) {
        json.array(
                "sources",
                all -> manager.sources()
                        .forEach(source -> all.addObject(one -> one.put("source", source.id())
                                .put("answered", source.answered())
                                .put("failure", source.failure())
                                .put("answers", source.answers())
                                .put("failures", source.failures())
                                .put("series", source.series()))));
    }

    void series(JsonWriter json) {
        json.array(
                "metrics",
                all -> manager.series()
                        .forEach(metric -> all.addObject(one -> one.put("metric", metric.name())
                                .put("read", metric.read())
                                .put("series", metric.series()))));
    }

    void readiness(JsonWriter json) {
        List<Readiness> types = manager.readiness();
        json.put("ready", types.stream().allMatch(Readiness::isReady))
                .array(
                        "readiness",
                        all -> types.forEach(type -> all.addObject(one -> one.put("type", type.type())
                                .put("ready", type.isReady())
                                .array(
                                        "gaps",
                                        gaps -> type.gaps()
                                                .forEach(gap ->
                                                        gaps.addObject(each -> each.put("need", word(gap.need()))
                                                                .put("why", gap.sentence())))))));
    }

    static void series(JsonWriter json, String metric, List<SeriesStatus> all) {
        json.put("metric", metric)
                .array("series", list -> all.forEach(series -> list.addObject(one -> series(one, series))));
    }

    private static void series(JsonWriter json, SeriesStatus series) {
        json.putTexts("labels", series.labels().asMap()).put("source", series.source());
        if (series.value() != null) {
            json.put("value", series.value());
        }
    }

    static void test(JsonWriter json, SinkTest test) {
        json.put("sink", test.sink())
                .put("accepted", test.accepted())
                .put("outcome", outcome(test.outcome()))
                .put("why", why(test.outcome()))
                .put("took_ms", test.took().toMillis());
    }

    private static String outcome(@Nullable DeliveryOutcome outcome) {
        return outcome == null ? "none" : outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String why(@Nullable DeliveryOutcome outcome) {
        if (outcome instanceof DeliveryOutcome.Retry retry) {
            return retry.why();
        }
        if (outcome instanceof DeliveryOutcome.Refused refused) {
            return refused.why();
        }
        return outcome instanceof DeliveryOutcome.Skipped skipped ? skipped.why() : null;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
