package io.github.incidentsdk.testing.backtest.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What rules did over a recording; immutable.
 *
 * @param from the first tick
 * @param to the last tick
 * @param ticks at how many moments rules were evaluated
 * @param transitions everything that changed, in order; of one tick the levels before the incidents
 * @param incidents the incidents, by when they began
 * @param claims what each rule held, by when it began
 * @param summary of the incidents
 * @param byRule of the claims of each rule that was run
 * @param warnings what most likely is not as meant: a metric that nobody recorded, a window too short for the data
 */
public record BacktestReport(
        Instant from,
        Instant to,
        long ticks,
        List<Transition> transitions,
        List<Episode> incidents,
        List<Episode> claims,
        Summary summary,
        Map<String, Summary> byRule,
        List<String> warnings) {

    public BacktestReport {
        transitions = List.copyOf(transitions);
        incidents = List.copyOf(incidents);
        claims = List.copyOf(claims);
        byRule = Collections.unmodifiableMap(new LinkedHashMap<>(byRule));
        warnings = List.copyOf(warnings);
    }

    /**
     * Returns what one rule did.
     *
     * @throws IllegalArgumentException when no rule of that id was run
     */
    public Summary rule(String id) {
        Summary summary = byRule.get(id);
        if (summary == null) {
            throw new IllegalArgumentException("rule \"" + id + "\" was not run; these were: " + byRule.keySet());
        }
        return summary;
    }

    /** Returns the transitions of one kind. */
    public List<Transition> transitions(Transition.Kind kind) {
        return transitions.stream()
                .filter(transition -> transition.kind() == kind)
                .toList();
    }
}
