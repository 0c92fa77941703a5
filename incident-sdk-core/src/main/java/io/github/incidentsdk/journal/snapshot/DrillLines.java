package io.github.incidentsdk.journal.snapshot;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.Drill;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Of each type the newest line of a rehearsal that still counts. */
final class DrillLines {

    private final Map<String, Kept> last = new LinkedHashMap<>();

    private record Kept(long seq, Instant at) {}

    void happened(Happened line) {
        if (line.outline().drill()) {
            String type = line.outline().type();
            last.remove(type);
            last.put(type, new Kept(line.seq(), line.outline().declaredAt()));
            if (last.size() > Drill.MOST_TYPES) {
                last.remove(last.keySet().iterator().next());
            }
        }
    }

    void addTo(Numbers needed, Instant past) {
        Instant stale = past.minus(Drill.COUNTS_FOR);
        last.values().removeIf(each -> each.at().isBefore(stale));
        last.values().forEach(each -> needed.add(each.seq()));
    }
}
