package io.github.incidentsdk.delivery.engagement;

import io.github.incidentsdk.journal.JournalLine.Told;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What one sink was told in place of another; changed by one thread, safe for all. */
final class InPlace {

    /** The detail that says in whose place. */
    static final String FALLBACK = "fallback_of";

    private static final int MOST_OVER = 10_000;

    private final Map<String, String> engaged = new ConcurrentHashMap<>();

    /** Incidents of which it was told the end, and the number of that line. */
    private final LinkedHashMap<String, Long> over = new LinkedHashMap<>();

    void begin(Told told) {
        String primary = told.details().get(FALLBACK);
        if (primary != null) {
            engaged.put(told.incidentId(), primary);
        }
    }

    void end(Told told) {
        boolean wasInPlace = engaged.remove(told.incidentId()) != null;
        if (wasInPlace && Ledger.ENDED.equals(told.details().get(Ledger.ENGAGEMENT))) {
            synchronized (over) {
                over.remove(told.incidentId());
                over.put(told.incidentId(), told.about());
                if (over.size() > MOST_OVER) {
                    over.remove(over.keySet().iterator().next());
                }
            }
        }
    }

    /** Whether it was told the end of that incident, at this line or a later one. */
    boolean toldTheEnd(String incident, long line) {
        synchronized (over) {
            return line <= over.getOrDefault(incident, 0L);
        }
    }

    /** How many incidents it is engaged with in place of whom. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        engaged.values().forEach(primary -> counts.merge(primary, 1, Integer::sum));
        return counts;
    }
}
