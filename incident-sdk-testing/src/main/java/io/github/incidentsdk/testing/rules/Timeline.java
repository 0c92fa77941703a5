package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.LevelStatus;
import io.github.incidentsdk.rule.state.Phase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one rule saw and was, evaluation by evaluation. */
final class Timeline {

    /** Older evaluations are forgotten; transitions are not. */
    private static final int MOST_EVALUATIONS = 10_000;

    private final String rule;
    private final Deque<Look> looks = new ArrayDeque<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final Map<Map<String, String>, Map<Severity, Phase>> phases = new LinkedHashMap<>();
    private final Set<Severity> levels = EnumSet.noneOf(Severity.class);
    private @Nullable RuleStatus last;

    /** One evaluation. */
    record Look(Duration after, RuleStatus status) {}

    Timeline(String rule) {
        this.rule = rule;
    }

    /** Takes what the rule is now; an evaluation that was seen already is seen once. */
    void note(Duration after, RuleStatus status) {
        if (last != null && last.counts().evaluations() == status.counts().evaluations()) {
            return;
        }
        last = status;
        looks.add(new Look(after, status));
        if (looks.size() > MOST_EVALUATIONS) {
            looks.remove();
        }
        Set<Map<String, String>> gone = new LinkedHashSet<>(phases.keySet());
        for (InstanceStatus instance : status.instances()) {
            gone.remove(instance.by());
            instance.levels().forEach(level -> levels.add(level.severity()));
            move(after, instance.by(), phases(instance));
        }
        gone.forEach(by -> move(after, by, inactive(phases.getOrDefault(by, Map.of()))));
    }

    private void move(Duration after, Map<String, String> by, Map<Severity, Phase> now) {
        Map<Severity, Phase> before = phases.getOrDefault(by, Map.of());
        Transition.changed(before, now)
                .forEach((severity, phase) -> transitions.add(
                        new Transition(after, by, severity, before.getOrDefault(severity, Phase.INACTIVE), phase)));
        phases.put(by, now);
    }

    private static Map<Severity, Phase> phases(InstanceStatus instance) {
        Map<Severity, Phase> phases = new EnumMap<>(Severity.class);
        for (LevelStatus level : instance.levels()) {
            phases.put(level.severity(), level.phase());
        }
        return phases;
    }

    private static Map<Severity, Phase> inactive(Map<Severity, Phase> levels) {
        Map<Severity, Phase> phases = new EnumMap<>(Severity.class);
        levels.keySet().forEach(severity -> phases.put(severity, Phase.INACTIVE));
        return phases;
    }

    String rule() {
        return rule;
    }

    List<Transition> transitions() {
        return List.copyOf(transitions);
    }

    /** The label sets that it ever saw. */
    Set<Map<String, String>> labelSets() {
        return phases.keySet();
    }

    /** The levels that it was seen to have; empty as long as there was no label set. */
    Set<Severity> levels() {
        return levels;
    }

    List<Look> looks() {
        return List.copyOf(looks);
    }

    /** The last evaluation; null before the first. */
    @Nullable
    RuleStatus last() {
        return last;
    }
}
