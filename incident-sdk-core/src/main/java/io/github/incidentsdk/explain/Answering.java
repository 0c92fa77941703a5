package io.github.incidentsdk.explain;

import io.github.incidentsdk.evaluation.Truth;
import io.github.incidentsdk.rule.IncidentRule.Mode;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.Band;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.LevelStatus;
import io.github.incidentsdk.rule.state.Phase;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the one sentence that answers why a rule told somebody, or nobody. */
final class Answering {

    private Answering() {}

    static String answer(RuleStatus rule, List<IncidentExplanation> incidents) {
        if (rule.mode() == Mode.SHADOW) {
            return "Nobody is told: the rule is in shadow mode; " + inShadow(rule) + ".";
        }
        if (!incidents.isEmpty()) {
            return incidents.stream()
                    .map(IncidentExplanation::answer)
                    .distinct()
                    .collect(Collectors.joining(" "));
        }
        return "Nobody is told: " + hindrance(rule) + ".";
    }

    private static String inShadow(RuleStatus rule) {
        LevelStatus holding =
                nearest(rule, level -> level.phase() == Phase.FIRING || level.phase() == Phase.RECOVERING);
        return holding == null ? "besides, " + hindrance(rule) : "live, it would hold " + level(holding);
    }

    private static String hindrance(RuleStatus rule) {
        if (rule.lastEvaluated() == null) {
            return "the rule has not been evaluated yet";
        }
        LevelStatus pending = nearest(rule, level -> level.phase() == Phase.PENDING && level.seen() != Truth.UNKNOWN);
        if (pending != null && isRestored(rule, pending)) {
            return nothingOpensYet(rule) + "; " + level(pending) + " is true and holds at "
                    + (rule.restoring() == 1 ? "the next one" : "number " + (firstRestoring(rule) + 1))
                    + " if it still is";
        }
        if (pending != null) {
            return level(pending) + " is true for " + Wording.time(pending.trueFor()) + " and must be for "
                    + Wording.time(pending.terms().holdsFor());
        }
        String unknown = rule.blindness().unknown();
        if (rule.blindness().dead() && rule.blindness().lasting()) {
            return "the rule is dead, it has never seen anything: " + unknown;
        }
        if (unknown != null) {
            return "what the rule looks at is unknown, which opens and closes nothing: " + unknown;
        }
        if (rule.blindness().strangers() != null) {
            return "what the rule joins never meets: " + rule.blindness().strangers();
        }
        if (rule.instances().isEmpty()) {
            return "there is no series of what the rule looks at";
        }
        LevelStatus below = nearest(rule, level -> level.seen() == Truth.FALSE && level.distance() != null);
        return below == null
                ? "no level is true"
                : "no level is true; the nearest is " + level(below) + ", " + distance(below) + " away";
    }

    /** Whether a level only waits for the first evaluations to be over. */
    private static boolean isRestored(RuleStatus rule, LevelStatus level) {
        return rule.restoring() > 0
                && level.phase() == Phase.PENDING
                && level.trueFor().compareTo(level.terms().holdsFor()) >= 0;
    }

    /** What keeps the rule from opening anything just after the start. */
    static String nothingOpensYet(RuleStatus rule) {
        long first = firstRestoring(rule);
        return "nothing opens at its first " + (first == 1 ? "evaluation" : first + " evaluations") + " after a start";
    }

    private static long firstRestoring(RuleStatus rule) {
        return rule.restoring() + rule.counts().evaluations() - 1;
    }

    private static @Nullable LevelStatus nearest(RuleStatus rule, Predicate<LevelStatus> wanted) {
        Stream<LevelStatus> levels =
                rule.instances().stream().map(InstanceStatus::levels).flatMap(List::stream);
        return levels.filter(wanted)
                .min(Comparator.comparing((LevelStatus level) -> left(level))
                        .thenComparing(level -> level.distance() == null ? Double.MAX_VALUE : level.distance()))
                .orElse(null);
    }

    private static Duration left(LevelStatus level) {
        return level.phase() == Phase.PENDING ? level.terms().holdsFor().minus(level.trueFor()) : Duration.ZERO;
    }

    private static String level(LevelStatus level) {
        return Wording.level(level.severity(), level.terms().when());
    }

    private static String distance(LevelStatus level) {
        return level.distance() == null ? "an unknown distance" : Wording.number(level.distance());
    }

    /** One line about a level. */
    static String describe(RuleStatus rule, LevelStatus level) {
        String text = level(level) + ": " + level.seen().name().toLowerCase(Locale.ROOT);
        if (level.band() != null) {
            text += " for " + Wording.time(level.falseFor());
        }
        if (level.distance() != null) {
            text += level.seen() == Truth.TRUE ? " by " + distance(level) : ", " + distance(level) + " away";
        }
        return text + "; " + (isRestored(rule, level) ? "pending until the first evaluations are over" : state(level));
    }

    private static String until(Band band) {
        String away = band.distance() == null ? "" : ", " + Wording.number(band.distance()) + " away";
        return " until " + band.when() + " for " + Wording.time(band.holdsFor()) + away;
    }

    private static String state(LevelStatus level) {
        String holdsFor = Wording.time(level.terms().holdsFor());
        return switch (level.phase()) {
            case INACTIVE -> "inactive";
            case PENDING -> "pending for " + Wording.time(level.trueFor()) + " of " + holdsFor;
            case FIRING ->
                level.band() == null
                        ? "firing, true for " + Wording.time(level.trueFor())
                        : "firing since " + Wording.time(level.trueFor()) + ", kept so by the band"
                                + until(level.band());
            case RECOVERING ->
                "recovering for " + Wording.time(level.falseFor()) + " of "
                        + Wording.time(level.terms().keep());
        };
    }
}
