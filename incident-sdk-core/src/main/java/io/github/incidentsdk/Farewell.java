package io.github.incidentsdk;

import io.github.incidentsdk.config.IncidentConfig.OnStop;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.model.Actor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a graceful stop does about incidents that are open and that a sink was told of.
 *
 * @param service who stops
 * @param asked what it was asked to do; null where nobody asked for anything
 */
record Farewell(String service, @Nullable OnStop asked) {

    /** Does it; nothing of what {@code parts} look at moves any more. */
    void say(Parts parts) {
        OnStop what = what(parts);
        Set<String> told = parts.lanes().engaged();
        for (TrackedIncident incident : parts.table().open()) {
            if (told.contains(incident.snapshot().id())) {
                sayOf(incident, what, parts);
            }
        }
    }

    /** Whether there is anything to do. */
    boolean isSilent(Parts parts) {
        return what(parts) == OnStop.NOTHING;
    }

    /** Where no restart can tell the end, whoever was told of an incident hears at least that nobody watches it. */
    private OnStop what(Parts parts) {
        if (asked != null) {
            return asked;
        }
        return parts.journal().durable() ? OnStop.NOTHING : OnStop.NOTE;
    }

    private void sayOf(TrackedIncident incident, OnStop what, Parts parts) {
        if (what == OnStop.RESOLVE) {
            incident.releaseAll(service + " stops");
        } else {
            parts.table()
                    .verbs(incident, Actor.SDK)
                    .note(service + " stops: it watches this no more, and does not tell when it is over");
        }
    }
}
