package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.state.Phase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One level of a rule went from one phase to another, for one label set.
 *
 * @param after the time since the test began
 * @param by what tells the label set from others; empty where there is only one
 */
public record Transition(Duration after, Map<String, String> by, Severity severity, Phase from, Phase to) {

    public Transition {
        by = Map.copyOf(by);
    }

    @Override
    public String toString() {
        return Texts.time(after) + "  " + Texts.labels(by) + (by.isEmpty() ? "" : "  ") + severity + "  " + from + " → "
                + to;
    }

    /** The transitions between two looks at the same label set. */
    static Map<Severity, Phase> changed(Map<Severity, Phase> before, Map<Severity, Phase> now) {
        Map<Severity, Phase> changed = new LinkedHashMap<>(now);
        changed.entrySet().removeIf(level -> before.getOrDefault(level.getKey(), Phase.INACTIVE) == level.getValue());
        return changed;
    }
}
