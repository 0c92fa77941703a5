package io.github.incidentsdk;

import io.github.incidentsdk.briefing.History;
import io.github.incidentsdk.lifecycle.Changes;
import io.github.incidentsdk.lifecycle.Recent;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.IncidentSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a manager remembers of the time before an incident. */
record Remembered(Recent recent, Changes changes) implements History {

    @Override
    public List<IncidentSnapshot> past(String type) {
        return recent.past(type);
    }

    @Override
    public List<Change> changes(Instant moment, Duration within) {
        return changes.before(moment, within);
    }
}
