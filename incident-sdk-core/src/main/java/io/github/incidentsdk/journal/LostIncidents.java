package io.github.incidentsdk.journal;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.IncidentOutline;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Incidents whose newest state never came into the store, for want of room: all of it where they are over, what happened last
 * where the queue was full. Safe for all threads.
 */
final class LostIncidents {

    private static final long ALL = 0;

    private final int most;

    /** The last event that had no room, by the incident's id; a later one that is stored makes up for it. */
    private final Map<String, Long> lastById = new HashMap<>();

    private boolean isMoreOver;
    private boolean isMoreOpen;

    /** Knows {@code most} of them by name; once there are more, whatever is like them may be one. */
    LostIncidents(int most) {
        this.most = most;
    }

    /** Of these, which are over, there is nothing in the store. */
    synchronized void add(Collection<String> lost) {
        for (String id : lost) {
            isMoreOver |= !keeps(id, ALL);
        }
    }

    /** The event {@code number} of an incident had no room, and so its state after that. */
    synchronized void add(IncidentOutline incident, long number) {
        if (!keeps(incident.id(), number)) {
            isMoreOver |= !incident.isOpen();
            isMoreOpen |= incident.isOpen();
        }
    }

    private boolean keeps(String id, long number) {
        boolean hasRoom = lastById.size() < most || lastById.containsKey(id);
        if (hasRoom) {
            lastById.merge(id, number, Math::max);
        }
        return hasRoom;
    }

    /** What is in the store of an incident makes up for all that was lost of it before. */
    synchronized void stored(List<JournalLine> lines) {
        if (!lastById.isEmpty()) {
            for (JournalLine line : lines) {
                if (line instanceof Happened happened) {
                    long number = happened.event().stamp().seq();
                    lastById.computeIfPresent(happened.outline().id(), (id, last) -> number < last ? last : null);
                }
            }
        }
    }

    synchronized boolean mayHave(IncidentOutline incident) {
        return lastById.containsKey(incident.id()) || (incident.isOpen() ? isMoreOpen : isMoreOver);
    }
}
