package io.github.incidentsdk.delivery.engagement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a sink remembered about its incidents, such as message ids; safe for all threads.
 *
 * <p>Kept while the sink is engaged, and afterwards for the incidents that were over last, since those may reopen.
 */
final class Remembered {

    private static final int OVER_AND_KEPT = 1_024;

    private final Map<String, Map<String, String>> byIncident = new ConcurrentHashMap<>();
    private final LinkedHashMap<String, Boolean> over = new LinkedHashMap<>();

    Map<String, String> of(String incidentId) {
        return byIncident.getOrDefault(incidentId, Map.of());
    }

    /** False when the incident has as many names as it may, or the value is too long: nothing is kept. */
    boolean put(String incidentId, String name, String value) {
        Map<String, String> names = byIncident.computeIfAbsent(incidentId, id -> new ConcurrentHashMap<>());
        boolean fits =
                value.length() <= Ledger.LONGEST_VALUE && (names.containsKey(name) || names.size() < Ledger.MOST_NAMES);
        if (fits) {
            names.put(name, value);
        }
        return fits;
    }

    /** The incident goes on: what is known of it stays. */
    synchronized void keep(String incidentId) {
        over.remove(incidentId);
    }

    /** The incident is over for the sink; what is known of it stays until enough others were over later. */
    synchronized void mayForget(String incidentId) {
        over.remove(incidentId);
        over.put(incidentId, true);
        while (over.size() > OVER_AND_KEPT) {
            String eldest = over.keySet().iterator().next();
            over.remove(eldest);
            byIncident.remove(eldest);
        }
    }
}
