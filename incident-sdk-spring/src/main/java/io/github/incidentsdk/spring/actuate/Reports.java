package io.github.incidentsdk.spring.actuate;

import io.github.incidentsdk.Incident;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.delivery.DeadLetter;
import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.explain.RuleExplanation;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.json.DigestJson;
import io.github.incidentsdk.json.EventJson;
import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.metric.series.SeriesStatus;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSummary;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.sink.SinkTest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** What the endpoint shows, one tree per question. */
final class Reports {

    static final Duration DAY = Duration.ofDays(1);

    /** An answer stays readable, whatever storm there is; how many there are in all is said beside. */
    static final int MOST = 100;

    private final IncidentManager manager;
    private final Trees trees;
    private final PartReports parts;

    Reports(IncidentManager manager, Trees trees) {
        this.manager = manager;
        this.trees = trees;
        this.parts = new PartReports(manager);
    }

    /** The manager's own clock. */
    Instant now() {
        return manager.summary(Duration.ZERO).to();
    }

    Map<String, Object> overview(Duration window) {
        return trees.of(json -> {
            parts.health(json);
            summary(json, window);
            incidents(json, "open", manager.open());
            incidents(json, "recent", manager.recent());
        });
    }

    /** One part alone; empty when there is none of that name. */
    Optional<Map<String, Object>> part(String part, Duration window) {
        return Optional.ofNullable(
                switch (part) {
                    case "health" -> trees.of(parts::health);
                    case "summary" -> trees.of(json -> summary(json, window));
                    case "open" -> trees.of(json -> incidents(json, part, manager.open()));
                    case "recent" -> trees.of(json -> incidents(json, part, manager.recent()));
                    case "rules" -> trees.of(parts::rules);
                    case "sinks" -> trees.of(parts::sinks);
                    case "sources" -> trees.of(parts::sources);
                    case "series" -> trees.of(parts::series);
                    case "silences" -> silences();
                    case "readiness" -> trees.of(parts::readiness);
                    default -> null;
                });
    }

    static WebEndpointResponse<Map<String, Object>> noPart(String part) {
        return Answer.missing("there is nothing called \"" + part
                + "\"; there are health, summary, open, recent, rules, sinks, sources, series, silences, readiness");
    }

    WebEndpointResponse<Map<String, Object>> one(String part, String name) {
        return switch (part) {
            case "open", "recent" ->
                manager.find(name)
                        .map(incident -> Answer.of(incident(incident)))
                        .orElseGet(() -> noIncident(name));
            case "rules" ->
                manager.explain(name)
                        .map(rule -> Answer.of(rule(rule)))
                        .orElseGet(() -> Answer.missing("there is no rule \"" + name + "\""));
            case "sinks" -> sink(name);
            case "series" -> series(name);
            default ->
                Answer.missing("of \"" + part + "\" none can be asked for alone; that is so of open, recent, rules,"
                        + " sinks, series");
        };
    }

    private WebEndpointResponse<Map<String, Object>> sink(String name) {
        String trouble = parts.sinkTroubles().get(name);
        Optional<LaneStatus> status = manager.sinks().stream()
                .filter(sink -> sink.sink().equals(name))
                .findFirst();
        if (status.isPresent()) {
            return Answer.of(trees.of(json -> {
                PartReports.sink(json, status.get(), trouble);
                deadLetters(json, manager.deadLetters(name));
            }));
        }
        return trouble == null
                ? Answer.missing("there is no sink \"" + name + "\"")
                : Answer.of(trees.of(json -> PartReports.setAside(json, name, trouble)));
    }

    static WebEndpointResponse<Map<String, Object>> noIncident(String key) {
        return Answer.missing(
                "there is no incident \"" + key + "\" that is open or ended lately; give its key, such as v1-…");
    }

    /** With counts alone, as in the list of all, where its incidents are restricted. */
    private Map<String, Object> rule(RuleExplanation rule) {
        RuleStatus status = rule.status();
        if (rule.restricted() && status != null) {
            return trees.of(json -> {
                PartReports.rule(json, status);
                json.put("restricted", true);
            });
        }
        Map<String, Object> tree = new LinkedHashMap<>(trees.parse(rule.json()));
        tree.put("text", trees.text(rule.text()));
        return tree;
    }

    /**
     * The incident as it is after something was done about it; who is told of that is not known yet. Of one that is restricted no more
     * than whoever asks by its key knows.
     */
    Map<String, Object> alone(Incident incident) {
        IncidentSnapshot now = incident.snapshot();
        return trees.of(json -> json.object("incident", one -> {
            if (now.restricted()) {
                one.put("key", now.key()).put("restricted", true);
            } else {
                EventJson.write(one, now);
            }
        }));
    }

    /** The incident, and where each sink stands with it. */
    Map<String, Object> incident(Incident incident) {
        Map<String, Object> tree = new LinkedHashMap<>(alone(incident));
        if (!incident.snapshot().restricted()) {
            tree.put("explain", trees.parse(incident.explain().json()));
        }
        return tree;
    }

    private WebEndpointResponse<Map<String, Object>> series(String metric) {
        List<SeriesStatus> all = manager.series(metric);
        return all.isEmpty()
                        && manager.series().stream()
                                .noneMatch(known -> known.name().equals(metric))
                ? Answer.missing("no source reports \"" + metric + "\", and no rule reads it")
                : Answer.of(trees.of(json -> PartReports.series(json, metric, all)));
    }

    private static void deadLetters(JsonWriter json, List<DeadLetter> letters) {
        json.array(
                "dead_letters",
                all -> letters.stream()
                        .skip(Math.max(0, letters.size() - MOST))
                        .forEach(letter -> all.addObject(one -> write(one, letter))));
    }

    private static void write(JsonWriter json, DeadLetter letter) {
        json.put("at", letter.at());
        if (letter.restricted()) {
            json.put("restricted", true);
        } else {
            json.put("key", letter.key()).put("event_id", letter.eventId()).put("why", letter.why());
        }
    }

    private void summary(JsonWriter json, Duration window) {
        IncidentSummary summary = manager.summary(window);
        json.object("summary", one -> DigestJson.write(one, summary));
    }

    /** Those that are restricted are counted, and not shown. */
    private static void incidents(JsonWriter json, String name, List<Incident> incidents) {
        List<IncidentSnapshot> shown = incidents.stream()
                .map(Incident::snapshot)
                .filter(incident -> !incident.restricted())
                .toList();
        json.put(name + "_count", incidents.size());
        if (shown.size() < incidents.size()) {
            json.put(name + "_restricted", incidents.size() - shown.size());
        }
        json.array(
                name,
                all -> shown.stream()
                        .limit(MOST)
                        .forEach(incident -> all.addObject(one -> EventJson.write(one, incident))));
    }

    Map<String, Object> silences() {
        return trees.of(json -> json.array(
                "silences", all -> manager.silences().forEach(one -> all.addObject(each -> write(each, one)))));
    }

    private static void write(JsonWriter json, Silence silence) {
        json.put("id", silence.id())
                .put("until", silence.until())
                .put("who", silence.who())
                .put("why", silence.why())
                .array(
                        "types",
                        types -> silence.what().types().stream().sorted().forEach(types::add))
                .array(
                        "rules",
                        rules -> silence.what().rules().stream().sorted().forEach(rules::add))
                .putTexts("tags", silence.what().tags())
                .put(
                        "below",
                        silence.what().below() == null
                                ? null
                                : silence.what().below().name());
    }

    Map<String, Object> test(SinkTest test) {
        return trees.of(json -> PartReports.test(json, test));
    }
}
