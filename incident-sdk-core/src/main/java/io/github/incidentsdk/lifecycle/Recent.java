package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentOutline;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSummary;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The last openings in a few words each, for {@code summary}; for all threads. */
public final class Recent {

    private static final int MOST = 10_000;
    private static final int MOST_REOPENINGS = 256;

    private final Map<String, Opening> openings = new LinkedHashMap<>();
    private @Nullable Instant forgottenUpTo;

    private static final class Opening {
        private final String type;
        private final Instant declaredAt;
        private final List<Instant> reopenedAt = new ArrayList<>(0);
        private Severity worst;
        private @Nullable Instant resolvedAt;

        Opening(IncidentOutline incident) {
            type = incident.type();
            declaredAt = incident.declaredAt();
            worst = incident.severity();
        }
    }

    /** Takes note of an event, whether it just happened or was read back from the journal. */
    public synchronized void note(IncidentEvent event, IncidentOutline incident) {
        if (incident.drill() || incident.shadow() || SelfReported.isOwn(incident.type())) {
            return;
        }
        Opening opening = openings.computeIfAbsent(incident.id(), id -> new Opening(incident));
        if (incident.severity().moreSevereThan(opening.worst)) {
            opening.worst = incident.severity();
        }
        if (event instanceof IncidentEvent.Reopened && opening.reopenedAt.size() < MOST_REOPENINGS) {
            opening.reopenedAt.add(event.stamp().at());
        }
        opening.resolvedAt = incident.resolvedAt();
        if (openings.size() > MOST) {
            Iterator<Opening> eldest = openings.values().iterator();
            forgottenUpTo = eldest.next().declaredAt;
            eldest.remove();
        }
    }

    /** What happened from {@code from} to {@code to}; {@code open} is what is open now. */
    public synchronized IncidentSummary between(Instant from, Instant to, List<IncidentSnapshot> open) {
        Map<String, Integer> byType = new TreeMap<>();
        Map<Severity, Integer> bySeverity = new TreeMap<>();
        int declared = 0;
        int reopened = 0;
        int resolved = 0;
        for (Opening opening : openings.values()) {
            if (!opening.declaredAt.isBefore(from)) {
                declared++;
                byType.merge(opening.type, 1, Integer::sum);
                bySeverity.merge(opening.worst, 1, Integer::sum);
            }
            reopened += (int)
                    opening.reopenedAt.stream().filter(at -> !at.isBefore(from)).count();
            if (opening.resolvedAt != null && !opening.resolvedAt.isBefore(from)) {
                resolved++;
            }
        }
        boolean complete = forgottenUpTo == null || forgottenUpTo.isBefore(from);
        return new IncidentSummary(from, to, complete, declared, reopened, resolved, byType, bySeverity, open);
    }
}
