package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.IncidentOutline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last incidents of each type that are over, for whoever is told of the next one; for one thread at a time. */
final class Precedents {

    /** Types that are made up as incidents are declared must not fill the memory. */
    private static final int MOST_TYPES = 500;

    /** Three to be shown, and the one that may come back. */
    private static final int MOST_OF_A_TYPE = 4;

    private final Map<String, List<IncidentOutline>> byType = new LinkedHashMap<>(16, 0.75f, true);

    /** An incident is as {@code incident} says now: of one that is read from a journal no more is read here. */
    void note(IncidentOutline incident) {
        List<IncidentOutline> known = byType.get(incident.type());
        if (known != null) {
            known.removeIf(other -> other.id().equals(incident.id()));
        }
        if (incident.isOpen() || incident.resolvedAt() == null) {
            return;
        }
        if (known == null) {
            known = new ArrayList<>(MOST_OF_A_TYPE + 1);
            byType.put(incident.type(), known);
            if (byType.size() > MOST_TYPES) {
                byType.remove(byType.keySet().iterator().next());
            }
        }
        known.add(incident);
        known.sort(Comparator.comparing(Precedents::end).reversed());
        if (known.size() > MOST_OF_A_TYPE) {
            known.remove(MOST_OF_A_TYPE);
        }
    }

    private static Instant end(IncidentOutline incident) {
        Instant resolvedAt = incident.resolvedAt();
        return resolvedAt == null ? Instant.MAX : resolvedAt;
    }

    /** Those of {@code type}, the one that ended last first. */
    List<IncidentOutline> of(String type) {
        List<IncidentOutline> known = byType.get(type);
        return known == null ? List.of() : List.copyOf(known);
    }
}
