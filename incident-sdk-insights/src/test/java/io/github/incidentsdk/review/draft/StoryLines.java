package io.github.incidentsdk.review.draft;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lines of a journal as one incident would leave them, minute by minute. */
final class StoryLines {

    static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

    private final List<JournalLine> lines = new ArrayList<>();
    private IncidentSnapshot incident = IncidentSnapshot.of("v1-a", "a-1")
            .service("checkout")
            .type("outage")
            .title("checkout is failing")
            .declaredAt(START)
            .openedAt(START)
            .lastSeenAt(START)
            .build();
    private long seq;

    static Instant minute(int minute) {
        return START.plusSeconds(60L * minute);
    }

    StoryLines event(int minute, Actor actor, Function<Stamp, IncidentEvent> event) {
        return event(minute, actor, event, same -> {});
    }

    StoryLines event(
            int minute, Actor actor, Function<Stamp, IncidentEvent> event, Consumer<IncidentSnapshotBuilder> change) {
        IncidentSnapshotBuilder builder = incident.toBuilder().seq(++seq);
        change.accept(builder);
        incident = builder.build();
        if (!incident.isOpen() && incident.resolvedAt() == null) {
            incident = incident.toBuilder().resolvedAt(minute(minute)).build();
        }
        Stamp stamp = new Stamp(incident.key(), incident.id(), seq, minute(minute), actor);
        return line(new JournalLine.Happened(lines.size() + 1L, event.apply(stamp), incident));
    }

    StoryLines line(JournalLine line) {
        lines.add(line);
        return this;
    }

    StoryLines skipEvents(int count) {
        seq += count;
        return this;
    }

    /** All lines, and those of the incident twice, as where another process took them over. */
    List<JournalLine> adopted() {
        List<JournalLine> twice = new ArrayList<>(lines);
        twice.addAll(lines);
        return twice;
    }

    List<JournalLine> lines() {
        return lines;
    }
}
