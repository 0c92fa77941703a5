package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.Incident;
import io.github.incidentsdk.delivery.Standing;
import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.model.IncidentSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What explains why a sink of rules under test was told what it was. */
final class SinkContext {

    private final RuleTest rules;
    private final String id;

    SinkContext(RuleTest rules, String id) {
        this.rules = rules;
        this.id = id;
    }

    /** Refuses a type that there is not. */
    void checkType(String type) {
        rules.checkType(type);
    }

    /** What holds open incidents back from the sink. */
    List<Hold> holds(Predicate<IncidentSnapshot> chosen) {
        return rules.manager().open().stream()
                .map(Incident::snapshot)
                .filter(chosen)
                .flatMap(incident -> hold(incident).stream())
                .toList();
    }

    private Optional<Hold> hold(IncidentSnapshot incident) {
        Map<String, Hold> holds = rules.manager().holds(incident.key());
        return Optional.ofNullable(holds.get(id));
    }

    /** Where the sink stands with what is open, what the other sinks were told, and what the rules saw. */
    String text() {
        List<Incident> open = rules.manager().open();
        StringBuilder text = new StringBuilder(open.isEmpty() ? "no incident is open\n" : "open:\n");
        Texts.shortened(open.stream().map(this::line).toList()).forEach(text::append);
        rules.sinks().forEach((other, sink) -> {
            if (!other.equals(id)) {
                text.append("sink \"").append(other).append("\" was told").append(SinkAssert.told(sink));
            }
        });
        return text.append(rules.explainAll()).toString();
    }

    private String line(Incident incident) {
        String standing = incident.explain().sinks().stream()
                .filter(sink -> sink.sink().equals(id))
                .map(sink -> ": " + sink.what().name().toLowerCase(Locale.ROOT) + why(sink))
                .collect(Collectors.joining());
        return "  " + Texts.incident(incident.snapshot()) + standing + "\n";
    }

    private static String why(Standing sink) {
        return sink.why().isEmpty() ? "" : ", " + sink.why();
    }
}
