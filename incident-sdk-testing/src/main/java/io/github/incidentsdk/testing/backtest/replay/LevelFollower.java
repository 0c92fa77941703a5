package io.github.incidentsdk.testing.backtest.replay;

import io.github.incidentsdk.model.RuleState.Phase;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.testing.backtest.report.Episode;
import io.github.incidentsdk.testing.backtest.report.Transition;
import io.github.incidentsdk.testing.backtest.report.Transition.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes transitions of what the levels of rules are before and after a tick, and episodes of the claims that they hold. */
final class LevelFollower {

    /** One label set of one rule. */
    record Followed(String rule, Map<String, String> by) {}

    private static final class State {
        Map<Severity, Phase> phases = new EnumMap<>(Severity.class);

        @Nullable
        Instant since;

        @Nullable
        Severity worst;
    }

    private final Map<Followed, State> states = new LinkedHashMap<>();
    private final List<Episode> episodes = new ArrayList<>();
    private final Map<String, Integer> nearMisses = new LinkedHashMap<>();
    private final List<Transition> transitions;

    LevelFollower(List<Transition> transitions) {
        this.transitions = transitions;
    }

    /** What is followed at present. */
    Collection<Followed> followed() {
        return List.copyOf(states.keySet());
    }

    /** A label set is now as {@code phases} says; a level that is not named is inactive. */
    void now(Instant at, Followed followed, Map<Severity, Phase> phases, Map<String, Double> values) {
        State state = states.computeIfAbsent(followed, first -> new State());
        for (Severity severity : Severity.values()) {
            Kind kind = kind(state.phases.get(severity), phases.get(severity));
            if (kind != null) {
                transitions.add(new Transition(at, kind, followed.rule, severity, followed.by, values, null));
            }
            if (kind == Kind.NEAR_MISS) {
                nearMisses.merge(followed.rule, 1, Integer::sum);
            }
        }
        state.phases = phases;
        claim(at, followed, state);
        if (phases.isEmpty()) {
            states.remove(followed);
        }
    }

    private static @Nullable Kind kind(@Nullable Phase before, @Nullable Phase after) {
        if (before == after) {
            return null;
        }
        if (after == null) {
            return before == Phase.PENDING ? Kind.NEAR_MISS : Kind.ENDED;
        }
        return switch (after) {
            case PENDING -> Kind.PENDING;
            case FIRING -> before == Phase.RECOVERING ? Kind.RELAPSED : Kind.FIRING;
            case RECOVERING -> Kind.RECOVERING;
        };
    }

    private void claim(Instant at, Followed followed, State state) {
        Severity holds = null;
        for (Map.Entry<Severity, Phase> level : state.phases.entrySet()) {
            if (level.getValue() != Phase.PENDING && holds == null) {
                holds = level.getKey();
            }
        }
        if (holds == null) {
            end(at, followed, state, true);
        } else if (state.since == null) {
            state.since = at;
            state.worst = holds;
        } else if (state.worst == null || holds.moreSevereThan(state.worst)) {
            state.worst = holds;
        }
    }

    private void end(Instant at, Followed followed, State state, boolean isOver) {
        if (state.since != null && state.worst != null) {
            episodes.add(new Episode(followed.rule, followed.by, state.worst, state.since, at, isOver));
            state.since = null;
            state.worst = null;
        }
    }

    /** Returns what was claimed, by when it began; what still is ends here. */
    List<Episode> episodes(Instant end) {
        states.forEach((followed, state) -> end(end, followed, state, false));
        return episodes.stream().sorted((a, b) -> a.from().compareTo(b.from())).toList();
    }

    int nearMisses(String rule) {
        return nearMisses.getOrDefault(rule, 0);
    }

    int nearMisses() {
        return nearMisses.values().stream().mapToInt(Integer::intValue).sum();
    }
}
