package io.github.incidentsdk.review.draft;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.IncidentEvent.Acknowledged;
import io.github.incidentsdk.model.IncidentEvent.SeveritySet;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.review.Course;
import io.github.incidentsdk.review.Meeting;
import io.github.incidentsdk.review.Perspective;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.Subject;
import io.github.incidentsdk.review.evidence.SeverityChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a draft of what was recorded. */
final class Drafting {

    private final Evidence record;
    private final IncidentSnapshot incident;
    private final Roles roles;

    Drafting(Evidence record) {
        this.record = record;
        this.incident = record.incident();
        this.roles = new Roles(record.events());
    }

    Review review() {
        return Review.of(incident.id(), incident.title())
                .subject(subject())
                .course(course())
                .meeting(new Meeting(null, null, "", incident.roles().getOrDefault("commander", "")))
                .timeline(new TimelineDraft(record, roles).entries())
                .perspectives(roles.people().stream()
                        .map(role -> new Perspective(role, "", "", ""))
                        .toList())
                .severities(severities())
                .metrics(new MetricDraft(record).metrics())
                .told(new ToldDraft(record).told())
                .holds(new HoldDraft(record, roles).holds())
                .gaps(new GapDraft(record).gaps())
                .build();
    }

    private Subject subject() {
        return new Subject(
                incident.id(),
                incident.key(),
                incident.service(),
                incident.type(),
                text(incident.category()),
                text(incident.owner()),
                text(incident.component()),
                incident.drill(),
                incident.restricted());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private Course course() {
        Severity worst = record.events().stream()
                .map(line -> line.incident().severity())
                .min(Severity::compareTo)
                .orElse(incident.severity());
        return new Course(
                worst,
                incident.startedAt(),
                incident.declaredAt(),
                acknowledgedAt(),
                incident.mitigatedAt(),
                incident.resolvedAt(),
                incident.resolution(),
                incident.detectedBy(),
                incident.customerImpact());
    }

    private @Nullable Instant acknowledgedAt() {
        return record.events().stream()
                .filter(line -> line.event() instanceof Acknowledged)
                .map(Happened::at)
                .findFirst()
                .orElse(incident.acknowledgedAt());
    }

    private List<SeverityChange> severities() {
        List<SeverityChange> changes = new ArrayList<>();
        for (Happened line : record.events()) {
            IncidentSnapshot after = line.incident();
            SeverityChange last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
            boolean isNew = last == null
                    || last.severity() != after.severity()
                    || last.policy() != after.claimedSeverity()
                    || line.event() instanceof SeveritySet;
            if (isNew) {
                String why = line.event() instanceof SeveritySet set ? set.reason() : "";
                String by = roles.of(line.event().stamp().actor());
                changes.add(new SeverityChange(line.at(), after.severity(), after.claimedSeverity(), by, why));
            }
        }
        return changes;
    }
}
