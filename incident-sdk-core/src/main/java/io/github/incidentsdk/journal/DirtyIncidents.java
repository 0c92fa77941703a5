package io.github.incidentsdk.journal;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Incidents of which an event found the queue full: their newest state waits here, to be written as one line when everything
 * that came before it is. Any thread marks, the writer takes; the events of one incident come one after the other.
 */
final class DirtyIncidents {

    /**
     * What is to be written.
     *
     * @param stamp of the newest event that found no room
     * @param incident the incident after it
     * @param after the last item of the queue that has to be written before
     */
    record Unwritten(Stamp stamp, IncidentSnapshot incident, long after) {}

    private final int most;
    private final ConcurrentHashMap<String, Unwritten> byId = new ConcurrentHashMap<>();

    DirtyIncidents(int most) {
        this.most = most;
    }

    /** Takes an event of an incident that is dirty already; false when it is not, and the event may go into the queue. */
    boolean joins(IncidentEvent event, IncidentSnapshot incident) {
        return !byId.isEmpty()
                && byId.computeIfPresent(
                                incident.id(), (id, before) -> new Unwritten(event.stamp(), incident, before.after()))
                        != null;
    }

    /** Marks an incident; false when too many are. */
    boolean mark(IncidentEvent event, IncidentSnapshot incident, long after) {
        if (byId.mappingCount() >= most) {
            return false;
        }
        byId.put(incident.id(), new Unwritten(event.stamp(), incident, after));
        return true;
    }

    /** Takes those whose time has come once the queue is written up to {@code position}, oldest first. */
    List<Unwritten> take(long position) {
        if (byId.isEmpty()) {
            return List.of();
        }
        List<Unwritten> due = new ArrayList<>();
        byId.forEach((id, waiting) -> {
            if (waiting.after() <= position) {
                Unwritten newest = byId.remove(id);
                if (newest != null) {
                    due.add(newest);
                }
            }
        });
        due.sort(Comparator.comparing(unwritten -> unwritten.stamp().at()));
        return due;
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    int size() {
        return byId.size();
    }
}
