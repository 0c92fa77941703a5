package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.model.RuleState;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the rules of the process before this one were, as its {@link RuleLog} kept it; for one thread. */
public final class RuleMemory {

    private final Map<String, Instant> evaluated = new LinkedHashMap<>();
    private final Map<String, Map<Map<String, String>, Kept>> states = new LinkedHashMap<>();

    /**
     * One label set.
     *
     * @param at when it was so
     */
    record Kept(Instant at, RuleState state) {}

    /** Takes what was kept, oldest first. */
    public void note(Instant at, List<String> rules, List<RuleState> changed) {
        rules.forEach(rule -> evaluated.put(rule, at));
        for (RuleState state : changed) {
            evaluated.put(state.rule(), at);
            Map<Map<String, String>, Kept> ofRule = states.computeIfAbsent(state.rule(), rule -> new LinkedHashMap<>());
            if (state.levels().isEmpty()) {
                ofRule.remove(state.by());
            } else {
                ofRule.put(state.by(), new Kept(at, state));
            }
        }
    }

    /** When a rule was evaluated last, as far as it is known; null when it never followed anything. */
    @Nullable
    Instant evaluated(String rule) {
        return evaluated.get(rule);
    }

    /** What a rule followed. */
    Collection<Kept> of(String rule) {
        return states.getOrDefault(rule, Map.of()).values();
    }
}
