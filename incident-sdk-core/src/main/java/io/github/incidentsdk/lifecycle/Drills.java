package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Drill;
import io.github.incidentsdk.model.IncidentOutline;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When each type was last rehearsed; for all threads. */
public final class Drills {

    private final Map<String, Instant> last = new LinkedHashMap<>();

    /** Takes note of an event's incident, whether it just happened or was read back from the journal. */
    public synchronized void note(IncidentOutline incident) {
        if (!incident.drill()) {
            return;
        }
        last.remove(incident.type()); // the type rehearsed longest ago comes first
        last.put(incident.type(), incident.declaredAt());
        if (last.size() > Drill.MOST_TYPES) {
            last.remove(last.keySet().iterator().next());
        }
    }

    /** When incidents of that type were last rehearsed; null when that is not known. */
    public synchronized @Nullable Instant last(String type) {
        return last.get(type);
    }

    @Override
    public synchronized String toString() {
        return last.toString();
    }
}
