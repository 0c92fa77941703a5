package io.github.incidentsdk;

import io.github.incidentsdk.config.IncidentConfig.OnStop;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.model.Actor;
import java.util.Set;

/**
 * What a graceful stop does about incidents that are open and that a sink was told of.
 *
 * @param service who stops
 * @param what what it does
 */
record Farewell(String service, OnStop what) {

    /** Whether there is anything to do. */
    boolean isSilent() {
        return what == OnStop.NOTHING;
    }

    /** Does it; nothing of what {@code parts} look at moves any more. */
    void say(Parts parts) {
        Set<String> told = parts.lanes().engaged();
        for (TrackedIncident incident : parts.table().open()) {
            if (told.contains(incident.snapshot().id())) {
                sayOf(incident, parts);
            }
        }
    }

    private void sayOf(TrackedIncident incident, Parts parts) {
        if (what == OnStop.RESOLVE) {
            incident.releaseAll(service + " stops");
        } else {
            parts.table()
                    .verbs(incident, Actor.SDK)
                    .note(service + " stops: it watches this no more, and does not tell when it is over");
        }
    }
}
