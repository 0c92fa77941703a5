package io.github.incidentsdk.testing.backtest.report;

import io.github.incidentsdk.model.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that changed while rules were run over recorded series; immutable.
 *
 * @param at the tick at which it changed
 * @param kind what happened
 * @param rule the rule's id; of an incident the rule that caused it
 * @param severity of the level, or of the incident from then on
 * @param by what tells the label set, or the incident, from others
 * @param values what was seen at that tick, by name; empty where nothing was
 * @param incident the key of the incident; null in what happened to a level
 */
public record Transition(
        Instant at,
        Kind kind,
        String rule,
        Severity severity,
        Map<String, String> by,
        Map<String, Double> values,
        @Nullable String incident) {

    public Transition {
        by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What happened, to a level of a rule or to an incident. */
    public enum Kind {
        /** A level is true, but not yet for long enough. */
        PENDING,
        /** A level was pending and is not any more. */
        NEAR_MISS,
        /** A level holds its claim. */
        FIRING,
        /** A level is not true any more and still holds its claim. */
        RECOVERING,
        /** A level that was recovering is true again. */
        RELAPSED,
        /** A level holds no claim any more. */
        ENDED,
        /** An incident was opened. */
        OPENED,
        /** An incident came back soon after its end. */
        REOPENED,
        /** An incident is better or worse than before. */
        SEVERITY_CHANGED,
        /** An incident is over. */
        RESOLVED;

        /** Returns whether this happens to incidents, and not to levels. */
        public boolean isOfIncident() {
            return compareTo(OPENED) >= 0;
        }

        /** Returns the word for it, such as {@code near-miss}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
