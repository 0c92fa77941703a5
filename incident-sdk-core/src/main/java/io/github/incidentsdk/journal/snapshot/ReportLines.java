package io.github.incidentsdk.journal.snapshot;

import io.github.incidentsdk.journal.JournalLine.Reported;
import java.util.LinkedHashMap;
import java.util.Map;

/** Of each report and sink the newest line. */
final class ReportLines {

    private static final int MOST = 1_000;

    private final Map<String, Long> newest = new LinkedHashMap<>();

    void reported(Reported line) {
        String target = line.report() + " " + line.sink();
        newest.remove(target);
        newest.put(target, line.seq());
        if (newest.size() > MOST) {
            newest.remove(newest.keySet().iterator().next());
        }
    }

    void addTo(Numbers needed) {
        newest.values().forEach(needed::add);
    }
}
