package io.github.incidentsdk;

import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.lifecycle.Drills;
import io.github.incidentsdk.lifecycle.IncidentLog;
import io.github.incidentsdk.lifecycle.Recent;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.rule.shadow.ShadowScores;
import io.github.incidentsdk.selfreport.OwnMetrics;
import org.jspecify.annotations.Nullable;

/** Where events go: into the journal, the memories of the last incidents and drills, the SDK's own metrics, to listeners, and to where shadows are scored. */
final class EventLog implements IncidentLog {

    private final Recent recent = new Recent();
    private final Drills drills = new Drills();
    private final OwnMetrics own = new OwnMetrics();
    private volatile @Nullable Journal journal;
    private volatile @Nullable ShadowScores scores;
    private volatile @Nullable Listening listening;

    Recent recent() {
        return recent;
    }

    Drills drills() {
        return drills;
    }

    /** What the events come to, as metrics. */
    OwnMetrics own() {
        return own;
    }

    /** The journal that takes events from now on; incidents begin only after it is there. */
    void into(Journal opened) {
        journal = opened;
    }

    /** Who scores rules in shadow mode from now on. */
    void score(ShadowScores scoring) {
        scores = scoring;
    }

    /** Who shows events to listeners from now on. */
    void show(Listening listeners) {
        listening = listeners;
    }

    @Override
    public void record(IncidentEvent event, IncidentSnapshot after) {
        recent.note(event, after);
        drills.note(after);
        own.note(event, after);
        ShadowScores scoring = scores;
        if (scoring != null) {
            scoring.note(event.stamp().at(), after);
        }
        Listening shown = listening;
        if (shown != null) {
            shown.note(event, after);
        }
        Journal opened = journal;
        if (opened != null) {
            opened.record(event, after);
        }
    }
}
