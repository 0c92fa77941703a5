package io.github.incidentsdk.spring.actuate;

import io.github.incidentsdk.Incident;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.config.problem.Nearest;
import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.sink.SinkTest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** What people can do through the endpoint; each says who did it, and what came of it. */
final class Operations {

    private static final String ALL = "acknowledge, declare, drill, note, resolve, silence, test";

    private final IncidentManager manager;
    private final Reports reports;

    Operations(IncidentManager manager, Reports reports) {
        this.manager = manager;
        this.reports = reports;
    }

    WebEndpointResponse<Map<String, Object>> run(String operation, String name, Said said) {
        try {
            return switch (operation) {
                case "declare" -> declare(name, said);
                case "drill" -> drill(name, said);
                case "acknowledge" ->
                    open(name, incident -> incident.as(said.who()).acknowledge());
                case "note" -> note(name, said);
                case "resolve" ->
                    open(
                            name,
                            incident -> incident.as(said.who())
                                    .resolve(said.text("text").orElse("resolved by hand")));
                case "silence" -> silence(name, said);
                case "test" -> test(name);
                default -> Answer.missing("there is no operation \"" + operation + "\"; there are " + ALL);
            };
        } catch (IllegalArgumentException wrong) {
            return Answer.wrong(String.valueOf(wrong.getMessage()));
        }
    }

    private WebEndpointResponse<Map<String, Object>> declare(String type, Said said) {
        check(type);
        Map<String, String> by = said.pairs("by");
        Map<String, String> tags = said.pairs("tags");
        Map<String, Double> metrics = said.numbers("metrics");
        var severity = said.severity("severity");
        Optional<String> undefined = undefined(type);
        Incident incident = manager.declare(type, details -> {
            by.forEach(details::by);
            tags.forEach(details::tag);
            metrics.forEach(details::metric);
            details.severity(severity).detectedBy(DetectedBy.PERSON);
        });
        return byHand(incident, "declared by hand", said, undefined);
    }

    private WebEndpointResponse<Map<String, Object>> drill(String type, Said said) {
        check(type);
        Optional<String> undefined = undefined(type);
        return byHand(manager.drill(type), "drill by hand", said, undefined);
    }

    private static void check(String type) {
        if (!IncidentType.isName(type)) {
            throw new IllegalArgumentException("\"" + type
                    + "\" cannot name a type: use lower-case letters, digits and dashes, beginning with a letter, such as"
                    + " cost-spike");
        }
    }

    private WebEndpointResponse<Map<String, Object>> byHand(
            Incident incident, String what, Said said, Optional<String> undefined) {
        incident.as(said.who())
                .note(said.text("text").map(text -> what + ": " + text).orElse(what));
        return incident.id().isEmpty()
                ? Answer.tooLate("the incident could not be taken: there are too many, or the manager is closed")
                : Answer.of(noted(reports.alone(incident), undefined));
    }

    private WebEndpointResponse<Map<String, Object>> note(String key, Said said) {
        String text = said.required("text", "what is to be noted");
        return manager.find(key)
                .map(incident -> {
                    incident.as(said.who()).note(text);
                    return Answer.of(reports.alone(incident));
                })
                .orElseGet(() -> Reports.noIncident(key));
    }

    private WebEndpointResponse<Map<String, Object>> open(String key, Consumer<Incident> verb) {
        return manager.find(key)
                .map(incident -> {
                    if (!incident.isOpen()) {
                        return Answer.tooLate("the incident is over since "
                                + incident.snapshot().resolvedAt());
                    }
                    verb.accept(incident);
                    return Answer.of(reports.alone(incident));
                })
                .orElseGet(() -> Reports.noIncident(key));
    }

    private WebEndpointResponse<Map<String, Object>> silence(String id, Said said) {
        Duration lasts = said.duration("lasts")
                .orElseThrow(() -> new IllegalArgumentException("\"lasts\" is missing: for how long, such as 2h"));
        if (lasts.compareTo(Silence.LONGEST) > 0) {
            throw new IllegalArgumentException("\"lasts\" is longer than the " + Silence.LONGEST.toDays()
                    + " days that a silence may last; whoever wants more wants a filter of the sink: accepts");
        }
        Matching what =
                new Matching(said.names("types"), said.pairs("tags"), said.names("rules"), said.severity("below"));
        if (what.equals(Matching.everything())) {
            throw new IllegalArgumentException(
                    "nothing says which incidents: give \"types\", \"rules\", \"tags\" or \"below\"");
        }
        String why = said.required("text", "why nobody is to hear of them");
        if (!manager.silence(new Silence(id, what, reports.now().plus(lasts), said.who(), why))) {
            return Answer.tooLate("the silence could not be set: there are too many, or the manager is closed");
        }
        return Answer.of(noted(
                reports.silences(),
                unknown("type", what.types(), manager.types())
                        .or(() -> unknown("rule", what.rules(), rules()))
                        .map(unknown -> unknown + " yet; the silence waits for it")));
    }

    private Set<String> rules() {
        return manager.rules().stream().map(RuleStatus::rule).collect(Collectors.toSet());
    }

    /** Says of a type that nobody defined, which is legal and may be a slip; asked before it is used. */
    private Optional<String> undefined(String type) {
        return unknown("type", Set.of(type), manager.types())
                .map(unknown -> unknown + "; it is taken without title, owner and severity policy");
    }

    private static Optional<String> unknown(String what, Set<String> names, Set<String> known) {
        return names.stream().filter(name -> !known.contains(name)).findFirst().map(name -> {
            String nearest = Nearest.to(name, known);
            String meant = nearest == null ? "" : " (did you mean \"" + nearest + "\"?)";
            return "there is no " + what + " \"" + name + "\"" + meant;
        });
    }

    private static Map<String, Object> noted(Map<String, Object> tree, Optional<String> note) {
        Map<String, Object> noted = new LinkedHashMap<>(tree);
        note.ifPresent(text -> noted.put("note", text));
        return noted;
    }

    WebEndpointResponse<Map<String, Object>> endSilence(String id, String who) {
        return manager.endSilence(id, who)
                ? Answer.of(reports.silences())
                : Answer.missing("there is no silence \"" + id + "\"");
    }

    private WebEndpointResponse<Map<String, Object>> test(String sink) {
        SinkTest test = manager.test(sink);
        return test.problem() == null ? Answer.of(reports.test(test)) : Answer.missing(test.problem());
    }
}
