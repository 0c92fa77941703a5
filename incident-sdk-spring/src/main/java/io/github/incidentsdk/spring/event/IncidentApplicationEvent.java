package io.github.incidentsdk.spring.event;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;

/**
 * Published for everything that happens to an incident, for methods that are annotated with {@code @EventListener}.
 *
 * <p>Listeners are called in order and one at a time, on a thread of the SDK's that does nothing else: a slow one delays the events
 * behind it and nothing else. Holds and filters are for sinks; listeners hear all the same, also of what is {@linkplain
 * IncidentSnapshot#restricted() restricted}: whoever shows an incident asks that first. What rules in shadow mode find is not
 * published.
 *
 * @param event what happened, such as {@link IncidentEvent.Declared}
 * @param incident the incident after it
 */
public record IncidentApplicationEvent(IncidentEvent event, IncidentSnapshot incident) {}
