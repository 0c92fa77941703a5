package io.github.incidentsdk.testing.backtest.report;

import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A span in which a rule held a claim on an incident, or in which an incident was open.
 *
 * @param rule the rule's id; of an incident the rule that opened it
 * @param by what tells the label set, or the incident, from others
 * @param worst the most severe that it was
 * @param from the tick at which it began
 * @param to the tick at which it ended; at the latest the last sample's time, unless it began after that
 * @param isOver whether it ended before the recording did
 */
public record Episode(String rule, Map<String, String> by, Severity worst, Instant from, Instant to, boolean isOver) {

    public Episode {
        by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
    }

    /** Returns the same, cut at {@code last}; one that begins later has no length. */
    public Episode endingBy(Instant last) {
        if (!to.isAfter(last)) {
            return this;
        }
        return new Episode(rule, by, worst, from, from.isAfter(last) ? from : last, isOver);
    }

    /** Returns how long it lasted. */
    public Duration length() {
        return Duration.between(from, to);
    }
}
