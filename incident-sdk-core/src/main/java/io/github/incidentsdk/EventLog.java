package io.github.incidentsdk;

import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.lifecycle.IncidentLog;
import io.github.incidentsdk.lifecycle.Recent;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.rule.shadow.ShadowScores;
import org.jspecify.annotations.Nullable;

/** Where events go: into the journal, into the memory of the last incidents, and to where rules in shadow mode are scored. */
final class EventLog implements IncidentLog {

    private final Recent recent = new Recent();
    private volatile @Nullable Journal journal;
    private volatile @Nullable ShadowScores scores;

    Recent recent() {
        return recent;
    }

    /** The journal that takes events from now on; incidents begin only after it is there. */
    void into(Journal opened) {
        journal = opened;
    }

    /** Who scores rules in shadow mode from now on. */
    void score(ShadowScores scoring) {
        scores = scoring;
    }

    @Override
    public void record(IncidentEvent event, IncidentSnapshot after) {
        recent.note(event, after);
        ShadowScores scoring = scores;
        if (scoring != null) {
            scoring.note(event.stamp().at(), after);
        }
        Journal opened = journal;
        if (opened != null) {
            opened.record(event, after);
        }
    }
}
