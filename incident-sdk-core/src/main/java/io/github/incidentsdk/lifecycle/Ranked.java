package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.IncidentSnapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** An incident with its rank at one moment: an order that changes while it is sorted by would break the sort. */
record Ranked(TrackedIncident incident, IncidentSnapshot then) {

    /** The wanted ones, most severe first, then oldest first. */
    static List<TrackedIncident> select(Collection<TrackedIncident> all, Predicate<TrackedIncident> wanted) {
        if (all.isEmpty()) {
            return List.of();
        }
        return all.stream()
                .filter(wanted)
                .map(incident -> new Ranked(incident, incident.snapshot()))
                .sorted(Comparator.comparing((Ranked ranked) -> ranked.then.severity())
                        .thenComparing(ranked -> ranked.then.openedAt())
                        .thenComparing(ranked -> ranked.then.id()))
                .map(Ranked::incident)
                .toList();
    }
}
