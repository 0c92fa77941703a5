package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentKey;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Measures;
import io.github.incidentsdk.model.Pairs;
import io.github.incidentsdk.model.Redaction;
import io.github.incidentsdk.model.Template;
import io.github.incidentsdk.model.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an incident looks like before its first event, and what later reporters add to that. */
final class Openings {

    /** Stands before the title of a drill, so that nobody who shows a title takes it for the real thing. */
    private static final String MARK = "DRILL: ";

    private Openings() {}

    /** The place of an incident for its first reporter: what tells it apart, and nothing else. */
    static IncidentSnapshot place(String key, IncidentKey identity) {
        return IncidentSnapshot.of(key, "")
                .service(identity.service())
                .type(identity.type())
                .by(identity.by())
                .instance(identity.instance())
                .drill(IncidentKey.DRILL.equals(identity.mark()))
                .shadow(IncidentKey.SHADOW.equals(identity.mark()))
                .count(0)
                .build();
    }

    /**
     * A new opening before its first event; what the details say of measurements, tags and facts joins it with that.
     *
     * @param last the opening before, or the place for the first one
     */
    static IncidentSnapshot blank(
            String id,
            IncidentSnapshot last,
            IncidentType type,
            Claim first,
            IncidentDetails details,
            Redaction redaction) {
        Map<String, String> tags =
                details.tags() == null ? Map.of() : details.tags().toMap();
        String title = details.title() != null
                ? details.title()
                : Text.line(
                        redaction.text("title", Template.fill(type.title(), last.by(), tags, last.service())),
                        Text.VALUE);
        return IncidentSnapshot.of(last.key(), id)
                .service(last.service())
                .type(type.name())
                .by(last.by())
                .instance(last.instance())
                .drill(last.drill())
                .shadow(last.shadow())
                .restricted(type.restricted())
                .title(marked(title, last.drill()))
                .owner(bounded(type.owner()))
                .category(bounded(type.category()))
                .claims(last.claims())
                .detectedBy(first.reporter().kind() == Actor.Kind.RULE ? DetectedBy.RULE : DetectedBy.CODE)
                .count(0)
                .declaredAt(first.since())
                .openedAt(first.since())
                .lastSeenAt(first.since())
                .build();
    }

    /** A title as people see it. */
    static String marked(String title, boolean drill) {
        return drill ? Text.line(MARK + title, Text.VALUE) : title;
    }

    /** Facts that a reporter brings; what it does not say stays as it is. */
    static void describe(IncidentSnapshotBuilder next, IncidentDetails details) {
        if (details.startedAt() != null) {
            next.startedAt(details.startedAt());
        }
        if (details.detectedBy() != null) {
            next.detectedBy(details.detectedBy());
        }
        if (details.customerImpact() != null) {
            next.customerImpact(details.customerImpact());
        }
        if (details.component() != null) {
            next.component(details.component());
        }
        if (details.cause() != null) {
            next.cause(details.cause());
        }
    }

    /** What a policy sees as labels once {@code details} have joined the tags {@code before}. */
    static Map<String, String> labels(Map<String, String> before, IncidentDetails details, Map<String, String> by) {
        Map<String, String> labels = new LinkedHashMap<>(before);
        Pairs tags = details.tags();
        if (tags != null) {
            labels.putAll(tags.toMap());
        }
        labels.putAll(by);
        return labels;
    }

    /** The metrics once {@code details} have joined those of {@code before}. */
    static Measures measures(Map<String, Double> before, IncidentDetails details) {
        Measures measures = Measures.of(before);
        if (details.metrics() != null) {
            measures.putAll(details.metrics());
        }
        return measures;
    }

    private static @Nullable String bounded(@Nullable String text) {
        return text == null ? null : Text.line(text, Text.VALUE);
    }
}
