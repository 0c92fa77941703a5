package io.github.incidentsdk.insights.history;

import io.github.incidentsdk.model.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * That a rule's condition was true, but not for long enough to open an incident.
 *
 * @param rule the rule's id
 * @param by what tells the label set from the rule's others
 * @param severity the worst level that was true
 * @param from when it became true, as far as is known
 * @param to when it was no more
 */
public record NearMiss(String rule, Map<String, String> by, Severity severity, Instant from, Instant to) {

    public NearMiss {
        by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
    }
}
