package io.github.incidentsdk.journal;

import io.github.incidentsdk.model.IncidentEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Incidents whose events found no room in the queue: the newest state of each opening, oldest first; for all threads. */
final class Dirty {

    private final Map<String, JournalLine.Happened> newest = new LinkedHashMap<>();
    private volatile boolean any;

    boolean isEmpty() {
        return !any;
    }

    synchronized void keep(JournalLine.Happened happened) {
        newest.put(happened.incident().id(), happened);
        any = true;
    }

    /** Renews the state of an opening that is dirty already; false when it is not. */
    boolean renewed(JournalLine.Happened happened) {
        return any && renewedIfDirty(happened);
    }

    private synchronized boolean renewedIfDirty(JournalLine.Happened happened) {
        return newest.replace(happened.incident().id(), happened) != null;
    }

    /** Takes every state out, as lines to be written. */
    synchronized List<JournalLine> takeAll() {
        List<JournalLine> states = new ArrayList<>();
        for (JournalLine.Happened last : newest.values()) {
            IncidentEvent kept = new IncidentEvent.StateKept(last.event().stamp());
            states.add(new JournalLine.Happened(0, kept, last.incident()));
        }
        newest.clear();
        any = false;
        return states;
    }
}
