package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.evaluation.Truth;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule.Mode;
import io.github.incidentsdk.rule.state.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a rule that runs is at present.
 *
 * @param rule its id
 * @param declares the type of its incidents
 * @param mode whether anybody is told of what it finds
 * @param counts what it did so far
 * @param lastEvaluated null before its first evaluation
 * @param restoring while its first evaluations after the start only restore: at how many evaluations from now on it may open
 *     something, 1 being the next; 0 once it may
 * @param blindness whether it can see
 * @param instances the label sets it sees or follows, at most as many as it may follow; those that are not inactive first
 */
public record RuleStatus(
        String rule,
        String declares,
        Mode mode,
        Counts counts,
        @Nullable Instant lastEvaluated,
        int restoring,
        Blindness blindness,
        List<InstanceStatus> instances) {

    public RuleStatus {
        instances = List.copyOf(instances);
    }

    /** What is wrong with the rule, in one sentence; empty when it sees all that it needs and follows all that is true. */
    public Optional<String> trouble() {
        if (blindness.lasting()) {
            return Optional.of(
                    (blindness.dead() ? "it has never seen anything: " : "it is blind: ") + blindness.unknown());
        }
        if (blindness.strangers() != null) {
            return Optional.of(blindness.strangers());
        }
        if (counts.notFollowed() > 0) {
            return Optional.of(
                    "label sets are true and not followed, since it follows as many as it may: " + counts.notFollowed()
                            + "; raise limits.instances-per-rule or limits.rule-instances, or narrow the rule");
        }
        return Optional.empty();
    }

    /**
     * What a rule did since the process started.
     *
     * @param evaluations how often it was evaluated
     * @param missedSlots how many evaluations were skipped because the process was late
     * @param failures how many evaluations failed by an exception, which counts as unknown
     * @param refused how many label sets were true and not followed, because there were too many; one that is so again counts again
     * @param notFollowed how many label sets are so at present
     * @param nearMisses how often a level was true, but not for long enough
     * @param blindSpells how often what it needs was unknown for so long that people should hear of it
     */
    public record Counts(
            long evaluations,
            long missedSlots,
            long failures,
            long refused,
            long notFollowed,
            long nearMisses,
            long blindSpells) {}

    /**
     * Whether a rule can see.
     *
     * @param unknown why something it needs is unknown at present; null when nothing is
     * @param lasting whether that has lasted so long that people should hear of it
     * @param dead whether it has never seen anything: its metric was never reported, or not yet
     * @param strangers whose labels never met on the two sides of an operator although both were there for long, so that nothing
     *     follows from them, and what to do; null when all did
     * @param margin whether values are compared here; without, its source says only whether something is so, and not how nearly
     */
    public record Blindness(
            @Nullable String unknown,
            boolean lasting,
            boolean dead,
            @Nullable String strangers,
            boolean margin) {}

    /**
     * One label set.
     *
     * @param by what tells its incident from others of the type
     * @param levels most severe first
     * @param values as last seen, by name; only what is a finite number
     * @param incident the key of the incident that it claims; null when it claims none
     * @param flapping whether what is seen changes so often that what is open stays so
     */
    public record InstanceStatus(
            Map<String, String> by,
            List<LevelStatus> levels,
            Map<String, Double> values,
            @Nullable String incident,
            boolean flapping) {

        public InstanceStatus {
            by = Map.copyOf(by);
            levels = List.copyOf(levels);
            values = Map.copyOf(values);
        }

        /** Whether any level is not inactive. */
        public boolean isActive() {
            return levels.stream().anyMatch(level -> level.phase() != Phase.INACTIVE);
        }
    }

    /**
     * One level of a label set.
     *
     * @param terms what the level waits for
     * @param seen what was last seen of it
     * @param distance how far the value lies from where the level begins, always positive; null where there is no such number
     * @param trueFor how long it has been true, what did not count left out; zero when it is inactive
     * @param falseFor how long a level that recovers, or is held by a band, has been false; else zero
     * @param band what holds a level that is false, when it is {@code resolve.when} not being true; else null
     */
    public record LevelStatus(
            Terms terms,
            Phase phase,
            Truth seen,
            @Nullable Double distance,
            Duration trueFor,
            Duration falseFor,
            @Nullable Band band) {

        public Severity severity() {
            return terms.severity();
        }
    }

    /**
     * What ends a level that is false and firing all the same.
     *
     * @param when {@code resolve.when}, as it was written
     * @param holdsFor how long that must be true
     * @param distance how far what is seen lies from that, always positive; null where there is no such number
     */
    public record Band(
            String when, Duration holdsFor, @Nullable Double distance) {}

    /**
     * What a level waits for.
     *
     * @param when the comparison or condition, as it was written
     * @param holdsFor how long it must be true before it holds
     * @param keep how long it must be false, or what ends it be true, before it no longer does
     */
    public record Terms(Severity severity, String when, Duration holdsFor, Duration keep) {}
}
