package io.github.incidentsdk.sink.pagerduty;

import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.EventWords;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an alert shows of its incident beside the summary; what is unknown is left out. */
final class CustomDetails {

    private CustomDetails() {}

    static void write(JsonWriter details, Delivery delivery, KnownBefore known) {
        IncidentSnapshot incident = delivery.incident();
        String words = EventWords.of(delivery.event());
        details.put("severity", incident.severity().name())
                .put("status", word(incident.status()))
                .put("event", delivery.event().kind())
                .put("event_text", words.isEmpty() ? null : words)
                .put("event_by", delivery.event().stamp().actor().toString());
        if (incident.drill()) {
            details.put("drill", true);
        }
        texts(details, "by", incident.by());
        if (!incident.metrics().isEmpty()) {
            details.putNumbers("metrics", incident.metrics());
        }
        known.write(details);
        texts(details, "tags", incident.tags());
        facts(details, incident);
        end(details, incident);
        earlier(details, delivery.coalesced());
        otherLinks(details, incident);
    }

    private static void facts(JsonWriter details, IncidentSnapshot incident) {
        Cause cause = incident.cause();
        Actor acknowledgedBy = incident.acknowledgedBy();
        details.put("owner", incident.owner())
                .put("category", incident.category())
                .put("service", incident.service())
                .put("started_at", incident.startedAt())
                .put("opened_at", incident.openedAt())
                .put("reported", incident.count())
                .put("acknowledged_by", acknowledgedBy == null ? null : acknowledgedBy.toString())
                .put("customer_impact", word(incident.customerImpact()))
                .put(
                        "cause",
                        cause == null
                                ? null
                                : cause.exception() + (cause.message() == null ? "" : ": " + cause.message()))
                .put("key", incident.key())
                .put("incident_id", incident.id());
    }

    private static void end(JsonWriter details, IncidentSnapshot incident) {
        Resolution resolution = incident.resolution();
        details.put("resolution", resolution == null ? null : word(resolution))
                .put("resolution_text", incident.resolutionText())
                .put("duplicate_of", incident.duplicateOf());
    }

    private static void earlier(JsonWriter details, List<IncidentEvent> events) {
        if (!events.isEmpty()) {
            details.array("earlier_events", array -> events.forEach(event -> array.add(words(event))));
        }
    }

    private static String words(IncidentEvent event) {
        String words = EventWords.of(event);
        return words.isEmpty() ? event.kind() : event.kind() + ": " + words;
    }

    /** Those that lead to no web page, which PagerDuty takes for no link. */
    private static void otherLinks(JsonWriter details, IncidentSnapshot incident) {
        List<String> others = incident.links().stream()
                .filter(link -> !link.isWeb())
                .map(link -> link.text() + ": " + link.url())
                .toList();
        if (!others.isEmpty()) {
            details.array("other_links", array -> others.forEach(array::add));
        }
    }

    private static void texts(JsonWriter details, String name, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            details.putTexts(name, texts);
        }
    }

    private static @Nullable String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
