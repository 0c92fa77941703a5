package io.github.incidentsdk;

import io.github.incidentsdk.digest.Report;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.LifecycleSettings;
import io.github.incidentsdk.lifecycle.Recent;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.model.Digest;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSummary;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Preparation;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.model.Severity;
import java.time.Instant;
import java.util.List;

/** Says what happened over a while, to who asks and in digests. */
final class Summaries {

    private final IncidentTable table;
    private final Recent recent;
    private final LifecycleSettings settings;
    private volatile Instant knownSince;

    /** Nothing is known of what was before {@code now}, as long as no line of the journal is shown. */
    Summaries(IncidentTable table, Recent recent, LifecycleSettings settings, Instant now) {
        this.table = table;
        this.recent = recent;
        this.settings = settings;
        this.knownSince = now;
    }

    /** Takes the moment of a line that the journal kept. */
    void restore(Instant at) {
        if (at.isBefore(knownSince)) {
            knownSince = at;
        }
    }

    /** What happened from {@code from} to {@code to}, and what is open now; of what is restricted it says nothing. */
    IncidentSummary between(Instant from, Instant to) {
        return recent.between(from, to, open(), this::reviewFrom);
    }

    private Severity reviewFrom(String type) {
        IncidentType defined = table.defined(type);
        return defined == null ? Preparation.REVIEW_FROM : defined.preparation().reviewFrom();
    }

    private List<IncidentSnapshot> open() {
        return table.open().stream()
                .map(TrackedIncident::snapshot)
                .filter(incident -> !incident.drill() && !SelfReported.isOwn(incident.type()))
                .toList();
    }

    /** The digest of {@code report} that was due at {@code slot}. */
    Digest digest(Report report, Instant slot) {
        Instant from = report.from(slot);
        return new Digest(
                report.name(),
                settings.service(),
                settings.instance(),
                slot,
                between(from, slot),
                knownSince.isAfter(from) ? knownSince : null);
    }
}
