package io.github.incidentsdk.briefing;

import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.IncidentSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is remembered of the time before an incident; for all threads. */
public interface History {

    /** Nothing. */
    History NONE = new History() {
        @Override
        public List<IncidentSnapshot> past(String type) {
            return List.of();
        }

        @Override
        public List<Change> changes(Instant moment, Duration within) {
            return List.of();
        }
    };

    /** The last incidents of {@code type} that are over, the one that ended last first. */
    List<IncidentSnapshot> past(String type);

    /** What was changed within {@code within} before {@code moment}, oldest first. */
    List<Change> changes(Instant moment, Duration within);
}
