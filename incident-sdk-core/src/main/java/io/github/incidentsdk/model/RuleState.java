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
 * @param results what was seen of it of late, as bits, from which it is known whether it flaps; 0 when all was fine
 * @param values what was measured then, by the name under which the rule tells it; finite numbers
 */
public record RuleState(
        String rule,
        Map<String, String> by,
        String condition,
        List<Level> levels,
        long results,
        Map<String, Double> values) {

    /** Of which nothing is known but where it is. */
    public RuleState(String rule, Map<String, String> by, String condition, List<Level> levels) {
        this(rule, by, condition, levels, 0, Map.of());
    }

    public RuleState {
        by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
        levels = List.copyOf(levels);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** How {@link #condition} begins in a state that says since when a rule in shadow mode is scored, as which it is now. */
    public static final String SHADOW = "shadow-";
    /** The {@link #condition} of a state that says that a rule is in shadow mode no more. */
    public static final String LIVE = "live";

    /** Whether it says since when the rule is scored, or that it is so no more, and nothing of where it is. */
    public boolean isAboutScoring() {
        return levels.isEmpty() && (condition.equals(LIVE) || condition.startsWith(SHADOW));
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
     * @param when what has to be true, as the rule says it; empty where that is not kept
     */
    public record Level(Severity severity, Phase phase, long trueMillis, long falseMillis, boolean over, String when) {}
}
