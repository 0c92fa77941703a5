package io.github.incidentsdk.insights;

import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.history.PastAction;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.report.Decided;
import io.github.incidentsdk.insights.report.Listed;
import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a report lists of a history. */
final class Listing {

    private Listing() {}

    static List<Listed> of(History history, ZoneId zone) {
        return history.incidents().stream()
                .filter(incident -> !incident.restricted())
                .filter(incident -> history.window().contains(incident.began()))
                .map(incident -> listed(incident, zone))
                .toList();
    }

    private static Listed listed(PastIncident incident, ZoneId zone) {
        return new Listed(
                incident.id(),
                incident.title(),
                incident.type(),
                incident.service(),
                incident.components(),
                rank(incident.severity()),
                incident.began(),
                incident.resolvedAt(),
                incident.counts(),
                incident.counts() ? incident.customerImpact() : CustomerImpact.NO,
                incident.felt(),
                incident.actions().stream().map(action -> decided(action, zone)).toList(),
                notes(incident, zone),
                incident.link(),
                incident.review());
    }

    private static int rank(@Nullable Severity severity) {
        if (severity == null) {
            return 0;
        }
        return switch (severity) {
            case SEV1 -> 1;
            case SEV2 -> 2;
            case SEV3 -> 3;
            case SEV4 -> 4;
            case SEV5 -> 5;
        };
    }

    private static Decided decided(PastAction action, ZoneId zone) {
        if (action.isOpen()) {
            return new Decided(Decided.State.OPEN, action.due());
        }
        Instant settled = action.settledAt();
        return new Decided(
                action.done() ? Decided.State.DONE : Decided.State.GIVEN_UP,
                settled == null ? null : settled.atZone(zone).toLocalDate());
    }

    private static List<String> notes(PastIncident incident, ZoneId zone) {
        List<String> notes = new ArrayList<>();
        if (incident.drill()) {
            notes.add("drill");
        } else if (incident.shadow()) {
            notes.add("shadow");
        }
        if (incident.resolution() == Resolution.DISMISSED) {
            notes.add("dismissed");
        } else if (incident.duplicateOf() != null || incident.resolution() == Resolution.DUPLICATE) {
            notes.add("duplicate");
        }
        Instant reviewed = incident.at(Moment.REVIEWED);
        if (reviewed != null) {
            notes.add("reviewed " + reviewed.atZone(zone).toLocalDate());
        }
        return notes;
    }
}
