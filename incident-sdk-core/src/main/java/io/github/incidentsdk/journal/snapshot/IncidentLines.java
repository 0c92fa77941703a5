package io.github.incidentsdk.journal.snapshot;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.IncidentOutline;
import io.github.incidentsdk.model.SelfReported;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lines of openings: whole stories of those that matter, and of the last others what a summary says of them. */
final class IncidentLines {

    /** One more than a summary knows, so that it knows that there were more. */
    private static final int RECENT = 10_001;

    private static final int SCORED = 10_000;
    private static final int OVER = 40_000;
    private static final int FIRST_SWEEP = 1_024;

    private final Map<String, KeyLines> byKey = new HashMap<>();
    private final Map<String, OpeningLines> recent = new LinkedHashMap<>();

    /** What rules in shadow mode are compared with. */
    private final LastNumbers scored = new LastNumbers(SCORED);

    /** Of what is over for good: the lines without which a dead letter of it would be told once more. */
    private final LastNumbers over = new LastNumbers(OVER);

    private int nextSweep = FIRST_SWEEP;

    void happened(Happened line, boolean isScored, Instant past) {
        IncidentOutline incident = line.outline();
        KeyLines key = byKey.computeIfAbsent(incident.key(), none -> new KeyLines());
        OpeningLines opening = key.opening(incident.id(), recent.get(incident.id()));
        boolean isTurn = opening.happened(line);
        key.happened(line, opening);
        if (!isScored) {
            scored.clear();
        } else if (isTurn) {
            scored.add(line.seq());
        }
        if (!incident.drill() && !incident.shadow() && !SelfReported.isOwn(incident.type())) {
            recent.putIfAbsent(incident.id(), opening);
            if (recent.size() > RECENT) {
                Iterator<OpeningLines> eldest = recent.values().iterator();
                eldest.next();
                eldest.remove();
            }
        }
        if (byKey.size() > nextSweep) {
            byKey.values().removeIf(each -> each.forget(past, false, over));
            nextSweep = Math.max(FIRST_SWEEP, 2 * byKey.size());
        }
    }

    void told(Told line) {
        if (line.what() == What.LANE_OPENED || line.what() == What.CATCHES_UP) {
            byKey.values().forEach(key -> key.passedOver(line.sink(), line.about()));
        } else if (!line.incidentId().isEmpty()) { // perhaps before any event of it: earlier ones may not be needed
            byKey.computeIfAbsent(line.key(), none -> new KeyLines())
                    .opening(line.incidentId(), recent.get(line.incidentId()))
                    .told(line);
        }
    }

    void addTo(Numbers needed, Instant past) {
        byKey.values().removeIf(key -> key.forget(past, true, over));
        byKey.values().forEach(key -> key.addTo(needed));
        recent.values().forEach(opening -> opening.addTo(needed));
        scored.addFrom(0, needed);
        over.addFrom(0, needed);
    }
}
