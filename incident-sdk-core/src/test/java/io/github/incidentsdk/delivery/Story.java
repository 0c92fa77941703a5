package io.github.incidentsdk.delivery;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One incident's life as lines of a journal. */
final class Story {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private final Consumer<JournalLine> journal;
    private IncidentSnapshot incident;

    Story(String id, Consumer<JournalLine> journal) {
        this("key-" + id, id, journal);
    }

    Story(String key, String id, Consumer<JournalLine> journal) {
        this.journal = journal;
        incident = IncidentSnapshot.of(key, id)
                .service("checkout")
                .type("outage")
                .title("checkout is failing")
                .declaredAt(AT)
                .openedAt(AT)
                .build();
    }

    Story as(UnaryOperator<IncidentSnapshotBuilder> change) {
        incident = change.apply(incident.toBuilder()).build();
        return this;
    }

    Story severity(Severity severity) {
        return as(to -> to.severity(severity));
    }

    Story tags(Map<String, String> tags) {
        return as(to -> to.tags(tags));
    }

    Story declared() {
        return happens(IncidentEvent.Declared::new, to -> to.status(Status.DECLARED));
    }

    Story noted(String text) {
        return happens(stamp -> new IncidentEvent.Noted(stamp, text), UnaryOperator.identity());
    }

    Story updated(Audience audience) {
        return happens(stamp -> new IncidentEvent.Updated(stamp, audience, "we are on it"), UnaryOperator.identity());
    }

    Story changes(Severity to) {
        Severity from = incident.severity();
        return happens(
                stamp -> new IncidentEvent.SeverityChanged(stamp, from, to, null), builder -> builder.severity(to));
    }

    Story resolved() {
        return happens(
                stamp -> new IncidentEvent.Resolved(stamp, Resolution.RESOLVED, "mended"),
                to -> to.status(Status.RESOLVED));
    }

    Story reopened() {
        return happens(
                IncidentEvent.Reopened::new, to -> to.status(Status.DECLARED).reopened(incident.reopened() + 1));
    }

    private Story happens(Function<Stamp, IncidentEvent> event, UnaryOperator<IncidentSnapshotBuilder> change) {
        long seq = incident.seq() + 1;
        as(to -> change.apply(to.seq(seq)));
        Stamp stamp = new Stamp(incident.key(), incident.id(), seq, AT.plusSeconds(seq), Actor.CODE);
        journal.accept(new Happened(0, event.apply(stamp), incident));
        return this;
    }

    IncidentSnapshot incident() {
        return incident;
    }
}
