package io.github.incidentsdk.journal;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.IncidentOutline;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Incidents that are over and never came into the store, for want of memory while it failed; safe for all threads. */
final class LostIncidents {

    private final int most;
    private final Set<String> ids = new HashSet<>();
    private boolean isMore;

    /** Knows {@code most} of them by name; once there are more, whatever is over may be one. */
    LostIncidents(int most) {
        this.most = most;
    }

    synchronized void add(Collection<String> lost) {
        for (String id : lost) {
            if (ids.size() < most) {
                ids.add(id);
            } else {
                isMore = true;
            }
        }
    }

    /** Those of which there is something in the store, since they came back, are lost no more. */
    synchronized void stored(List<JournalLine> lines) {
        if (!ids.isEmpty()) {
            for (JournalLine line : lines) {
                if (line instanceof Happened happened) {
                    ids.remove(happened.outline().id());
                }
            }
        }
    }

    synchronized boolean mayHave(IncidentOutline incident) {
        return ids.contains(incident.id()) || (isMore && !incident.isOpen());
    }
}
