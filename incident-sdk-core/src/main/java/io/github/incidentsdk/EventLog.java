package io.github.incidentsdk;

import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.lifecycle.IncidentLog;
import io.github.incidentsdk.lifecycle.Recent;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import org.jspecify.annotations.Nullable;

/** Where events go: into the journal, and into the memory of the last incidents. */
final class EventLog implements IncidentLog {

    private final Recent recent = new Recent();
    private volatile @Nullable Journal journal;

    Recent recent() {
        return recent;
    }

    /** The journal that takes events from now on; incidents begin only after it is there. */
    void into(Journal opened) {
        journal = opened;
    }

    @Override
    public void record(IncidentEvent event, IncidentSnapshot after) {
        recent.note(event, after);
        Journal opened = journal;
        if (opened != null) {
            opened.record(event, after);
        }
    }
}
