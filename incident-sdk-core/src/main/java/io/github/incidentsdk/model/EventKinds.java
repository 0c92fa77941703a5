package io.github.incidentsdk.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Turns an event's record name into its word in the journal: {@code SeverityChanged} is {@code severity-changed}. */
final class EventKinds {

    private static final Map<Class<?>, String> NAMES = new HashMap<>();

    static {
        for (Class<?> event : IncidentEvent.class.getPermittedSubclasses()) {
            NAMES.put(
                    event,
                    event.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT));
        }
    }

    private EventKinds() {}

    static Set<String> names() {
        return Set.copyOf(NAMES.values());
    }

    static String nameOf(Class<?> event) {
        String name = NAMES.get(event);
        if (name == null) {
            throw new IllegalStateException(event + " is no permitted kind of IncidentEvent");
        }
        return name;
    }
}
