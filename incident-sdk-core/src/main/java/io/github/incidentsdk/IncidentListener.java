package io.github.incidentsdk;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;

/**
 * Hears of everything that happens to incidents in this process, whoever is told of it; see {@link IncidentManagerBuilder#listener}.
 *
 * <p>That includes what is {@linkplain IncidentSnapshot#restricted() restricted}: whoever shows an incident asks that first.
 */
@FunctionalInterface
public interface IncidentListener {

    /**
     * Called after each event, in order, one at a time, on a thread of the manager's that does nothing else.
     *
     * @param event what happened
     * @param incident the incident after it
     * @throws Exception anything: the first is logged, all are counted as {@code LISTENER_THREW}, and the next event comes all the
     *     same
     */
    void happened(IncidentEvent event, IncidentSnapshot incident) throws Exception;
}
