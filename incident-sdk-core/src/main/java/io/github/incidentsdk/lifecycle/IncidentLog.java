package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;

/** Takes every event as it happens; must return at once and never throw, since an incident's lock is held. */
@FunctionalInterface
public interface IncidentLog {

    /** Keeps {@code event} and what the incident looked like after it. */
    void record(IncidentEvent event, IncidentSnapshot after);
}
