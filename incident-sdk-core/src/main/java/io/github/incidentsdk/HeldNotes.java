package io.github.incidentsdk;

import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentSnapshot;
import java.util.LinkedHashSet;
import java.util.Set;

/** Puts on an incident's record what somebody did that keeps it from being told; safe for all threads. */
final class HeldNotes {

    private static final int REMEMBERED = 10_000;

    private final IncidentTable table;
    private final Set<String> noted = new LinkedHashSet<>();

    HeldNotes(IncidentTable table) {
        this.table = table;
    }

    /** Notes a silence or window on the incident, once for all sinks; what the SDK holds by itself has a record of its own. */
    void held(IncidentSnapshot incident, Hold hold) {
        boolean bySomebody = hold.kind() == Hold.Kind.SILENCE || hold.kind() == Hold.Kind.MAINTENANCE;
        if (bySomebody && isNew(incident.id() + " " + incident.reopened() + " " + hold.kind() + " " + hold.id())) {
            TrackedIncident tracked = table.find(incident.key());
            if (tracked != null && tracked.isOpen() && tracked.snapshot().id().equals(incident.id())) {
                table.verbs(tracked, Actor.SDK).note("held back by " + hold);
            }
        }
    }

    private synchronized boolean isNew(String what) {
        if (!noted.add(what)) {
            return false;
        }
        if (noted.size() > REMEMBERED) {
            noted.remove(noted.iterator().next());
        }
        return true;
    }
}
