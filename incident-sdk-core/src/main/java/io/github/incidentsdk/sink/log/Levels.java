package io.github.incidentsdk.sink.log;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.event.Level;

/** At which level an event is logged: by its kind where that is set, else by severity for what is news, else as information. */
final class Levels {

    private static final Map<String, Level> USUAL = Map.of(
            Severity.SEV1.name(),
            Level.ERROR,
            Severity.SEV2.name(),
            Level.ERROR,
            Severity.SEV3.name(),
            Level.WARN,
            Severity.SEV4.name(),
            Level.INFO,
            Severity.SEV5.name(),
            Level.INFO,
            "observed",
            Level.DEBUG);

    private final Map<String, Level> byName;

    /** Takes levels by severity or by kind of event; what is not named has its usual level. */
    Levels(Map<String, Level> wanted) {
        byName = new HashMap<>(USUAL);
        byName.putAll(wanted);
    }

    Level of(IncidentEvent event, IncidentSnapshot incident) {
        Level ofKind = byName.get(event.kind());
        if (ofKind != null) {
            return ofKind;
        }
        return isNews(event) ? byName.getOrDefault(incident.severity().name(), Level.INFO) : Level.INFO;
    }

    private static boolean isNews(IncidentEvent event) {
        return event instanceof IncidentEvent.Declared
                || event instanceof IncidentEvent.Reopened
                || event instanceof IncidentEvent.SeverityChanged
                || event instanceof IncidentEvent.SeveritySet;
    }
}
