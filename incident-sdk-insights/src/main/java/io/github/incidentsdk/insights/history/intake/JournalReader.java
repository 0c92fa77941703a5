package io.github.incidentsdk.insights.history.intake;

import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.hold.Mute;
import io.github.incidentsdk.insights.history.HeldBack;
import io.github.incidentsdk.insights.history.HistoryBuilder;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.history.NearbyChange;
import io.github.incidentsdk.insights.history.PastIncidentBuilder;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Changed;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Muted;
import io.github.incidentsdk.journal.JournalLine.Ruled;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.model.Resolution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes a journal's lines. What lies in several journals under one event id counts once, and the last event of an incident says what
 * it came to, in whatever order the journals are read.
 */
final class JournalReader implements Consumer<JournalLine> {

    private final HistoryBuilder into;
    private final Same same;
    private final NearMisses nearMisses;

    private final Coverage coverage;
    private final Map<String, Long> latest = new HashMap<>();

    JournalReader(HistoryBuilder into, Same same, Coverage coverage) {
        this.into = into;
        this.same = same;
        this.coverage = coverage;
        this.nearMisses = new NearMisses(into);
    }

    @Override
    public void accept(JournalLine line) {
        into.known(line.at());
        coverage.see(line.at());
        nearMisses.at(line.seq());
        if (line instanceof Happened happened) {
            happened(happened.event(), happened.incident());
        } else if (line instanceof Told told) {
            told(told);
        } else if (line instanceof Ruled ruled) {
            nearMisses.ruled(ruled);
        } else if (line instanceof Muted muted) {
            muted(muted);
        } else if (line instanceof Changed changed) {
            changed(changed.change());
        }
    }

    /** Says that what comes next is another journal. */
    void done() {
        nearMisses.forget();
    }

    private void happened(IncidentEvent event, IncidentSnapshot incident) {
        PastIncidentBuilder past = into.incident(incident.id());
        past.severity(incident.severity()).policySeverity(incident.claimedSeverity());
        past.first(Moment.ACKNOWLEDGED, incident.acknowledgedAt());
        for (Claim claim : incident.claims()) {
            past.report(claim.reporter(), claim.since());
        }
        if (latest.merge(incident.id(), incident.seq(), Math::max) == incident.seq()) {
            lastKnown(past, incident);
        }
        noteworthy(event, incident, past);
    }

    private void lastKnown(PastIncidentBuilder past, IncidentSnapshot incident) {
        past.key(incident.key())
                .title(incident.title())
                .type(same.text(incident.type()))
                .service(same.text(incident.service()))
                .by(incident.by())
                .setSeverity(incident.setSeverity())
                .at(Moment.STARTED, incident.startedAt())
                .at(Moment.DECLARED, incident.declaredAt())
                .at(Moment.MITIGATED, incident.mitigatedAt())
                .at(Moment.RESOLVED, incident.resolvedAt())
                .resolution(incident.resolution())
                .duplicateOf(incident.duplicateOf())
                .drill(incident.drill())
                .shadow(incident.shadow())
                .restricted(incident.restricted())
                .detectedBy(incident.detectedBy())
                .customerImpact(incident.customerImpact())
                .reopened(incident.reopened());
        String component = incident.component();
        past.components(component == null ? List.of() : List.of(same.text(component)));
        String category = incident.category();
        past.category(category == null ? null : same.text(category));
        String owner = incident.owner();
        past.owner(owner == null ? null : same.text(owner));
        past.link(incident.links().stream()
                .filter(Link::isWeb)
                .map(Link::url)
                .findFirst()
                .orElse(null));
    }

    private void noteworthy(IncidentEvent event, IncidentSnapshot incident, PastIncidentBuilder past) {
        IncidentEvent.Stamp stamp = event.stamp();
        if (event instanceof IncidentEvent.SeveritySet set
                && set.severity() != null
                && incident.claimedSeverity().moreSevereThan(set.severity())) {
            String what = "severity set to " + set.severity() + ", where the policy says " + incident.claimedSeverity();
            into.heldBack(
                    stamp.eventId(),
                    new HeldBack(HeldBack.Kind.LOWERED, stamp.at(), what, set.reason(), incident.id()));
        } else if (event instanceof IncidentEvent.Resolved resolved && resolved.resolution() == Resolution.DISMISSED) {
            into.heldBack(
                    stamp.eventId(),
                    new HeldBack(HeldBack.Kind.DISMISSED, stamp.at(), "dismissed", resolved.text(), incident.id()));
        } else if (event instanceof IncidentEvent.ChangeNearby change) {
            into.change(
                    stamp.eventId(),
                    new NearbyChange(stamp.at(), same.text(change.kindOfChange()), change.text(), incident.id()));
        } else if (event instanceof IncidentEvent.Reviewed) {
            past.first(Moment.REVIEWED, stamp.at());
        }
    }

    private void told(Told told) {
        if (told.what() == JournalLine.What.HELD && !told.incidentId().isEmpty()) {
            String sort = told.details().getOrDefault("hold", "");
            String name = told.details().getOrDefault("hold_id", "");
            if (!sort.equals("order") && !sort.equals("fallback")) {
                String hold = name.isEmpty() ? sort : sort + " " + name;
                into.heldBack(
                        told.incidentId() + " " + told.sink() + " " + hold,
                        new HeldBack(
                                HeldBack.Kind.HELD,
                                told.at(),
                                "sink " + told.sink() + " was not told: " + hold,
                                "",
                                told.incidentId()));
            }
        }
    }

    private void changed(Change change) {
        into.change(
                change.at() + " " + change.kind() + " " + change.text(),
                new NearbyChange(change.at(), same.text(change.kind()), change.text(), null));
    }

    private void muted(Muted muted) {
        Mute mute = muted.mute();
        if (muted.endedBy() == null) {
            String what = mute.kind() == Hold.Kind.MAINTENANCE ? "maintenance" : "silence";
            into.heldBack(
                    "mute " + what + " " + mute.id() + " " + muted.at(),
                    new HeldBack(HeldBack.Kind.MUTED, muted.at(), what + " " + mute.id(), mute.why(), null));
        }
    }
}
