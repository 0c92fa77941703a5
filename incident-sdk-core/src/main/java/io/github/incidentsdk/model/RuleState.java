package io.github.incidentsdk.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where one rule is for one label set, as it is kept for a restart.
 *
 * @param rule the rule's id
 * @param by what tells the label set from the rule's others
 * @param condition a fingerprint of what the rule asks; another one means that it was edited
 * @param levels those that are not inactive, most severe first; none when it is over
 */
public record RuleState(String rule, Map<String, String> by, String condition, List<Level> levels) {

    public RuleState {
        by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
        levels = List.copyOf(levels);
    }

    /** Where a level is that is not inactive. */
    public enum Phase {
        PENDING,
        FIRING,
        RECOVERING
    }

    /**
     * One level.
     *
     * @param trueMillis how long it has been true, what did not count left out
     * @param falseMillis how long it has been false again; 0 unless it is recovering
     * @param over whether it recovers because the rule's {@code resolve.when} says so
     */
    public record Level(Severity severity, Phase phase, long trueMillis, long falseMillis, boolean over) {}
}
