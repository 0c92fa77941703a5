package io.github.incidentsdk.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Delivery;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Records with the members of our JSON, whose texts are texts already: the least that a library has to write. */
final class EventRecords {

    static final ObjectMapper MAPPER =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private EventRecords() {}

    /** A line of the journal. */
    record Line(
            int v,
            long seq,
            String boot,
            String key,
            String incidentId,
            long eventSeq,
            String at,
            String kind,
            String actor,
            Map<String, String> body,
            Incident incident) {}

    /** The incident after the event. */
    record Incident(
            String key,
            String id,
            long seq,
            String service,
            String type,
            Map<String, String> by,
            String title,
            String severity,
            String claimedSeverity,
            String status,
            long count,
            int reopened,
            String declaredAt,
            String openedAt,
            String lastSeenAt,
            List<Reporter> claims,
            Map<String, String> tags,
            Map<String, Double> metrics,
            String detectedBy,
            String customerImpact) {}

    /** Who holds it open. */
    record Reporter(String reporter, String severity, String since, String state, Map<String, Double> metrics) {}

    /** What a webhook posts. */
    record CloudEvent(
            String specversion,
            String id,
            String source,
            String type,
            String subject,
            String time,
            String datacontenttype,
            Data data) {}

    /** What has happened, and the incident after it. */
    record Data(boolean opens, Event event, Incident incident) {}

    /** What has happened. */
    record Event(
            String key,
            String incidentId,
            long eventSeq,
            String at,
            String kind,
            String actor,
            Map<String, String> body) {}

    static Line line(Happened happened) {
        Event event = event(happened);
        return new Line(
                1,
                happened.seq(),
                "f7fcb0c2139d5b8b",
                event.key(),
                event.incidentId(),
                event.eventSeq(),
                event.at(),
                event.kind(),
                event.actor(),
                event.body(),
                incident(happened.incident()));
    }

    static CloudEvent cloudEvent(Delivery delivery, Happened happened) {
        Event event = event(happened);
        return new CloudEvent(
                "1.0",
                delivery.eventId(),
                "/incident-sdk/checkout",
                "io.github.incidentsdk.incident." + event.kind(),
                event.key(),
                event.at(),
                "application/json",
                new Data(delivery.opens(), event, incident(happened.incident())));
    }

    private static Event event(Happened happened) {
        IncidentSnapshot incident = happened.incident();
        return new Event(
                incident.key(),
                incident.id(),
                incident.seq(),
                MILLIS.format(happened.at()),
                "noted",
                "person:on-call",
                Map.of("text", "rolled back the crawler fleet"));
    }

    private static Incident incident(IncidentSnapshot incident) {
        String at = MILLIS.format(incident.declaredAt());
        Reporter claim = new Reporter("code", "SEV2", at, "holds", incident.metrics());
        return new Incident(
                incident.key(),
                incident.id(),
                incident.seq(),
                "checkout",
                "cost-spike",
                incident.by(),
                incident.title(),
                "SEV2",
                "SEV2",
                "declared",
                1,
                0,
                at,
                at,
                at,
                List.of(claim),
                incident.tags(),
                incident.metrics(),
                "code",
                "unknown");
    }
}
