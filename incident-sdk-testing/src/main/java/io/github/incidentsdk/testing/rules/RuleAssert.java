package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.LevelStatus;
import io.github.incidentsdk.rule.state.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on one rule, for all its label sets or for one.
 *
 * <p>Without {@link #where} an assertion holds when it holds for some label set, and {@link #isInactive()} for all.
 */
public final class RuleAssert {

    private final RuleTest rules;
    private final Timeline timeline;
    private final @Nullable Map<String, String> only;

    RuleAssert(RuleTest rules, Timeline timeline) {
        this(rules, timeline, null);
    }

    private RuleAssert(RuleTest rules, Timeline timeline, @Nullable Map<String, String> only) {
        this.rules = rules;
        this.timeline = timeline;
        this.only = only;
    }

    /** From here on, asserts something of the label set with these {@code by} values: names and values in turn. */
    public RuleAssert where(String... by) {
        return new RuleAssert(rules, timeline, Labels.of(by).asMap());
    }

    /** No level of any label set is true, or was and is not over. */
    public RuleAssert isInactive() {
        List<InstanceStatus> active =
                instances().stream().filter(InstanceStatus::isActive).toList();
        return active.isEmpty() ? this : fail("inactive");
    }

    /** A level is true, not yet for long enough, and none holds. */
    public RuleAssert isPending() {
        boolean holds =
                instances().stream().anyMatch(instance -> has(instance, Phase.PENDING) && standing(instance) == null);
        return holds ? this : fail("pending");
    }

    /** This level is true, not yet for long enough. */
    public RuleAssert isPending(Severity severity) {
        return require("pending at " + severity, severity, Phase.PENDING);
    }

    /** A level holds, and is true. */
    public RuleAssert isFiring() {
        return instances().stream().anyMatch(instance -> has(instance, Phase.FIRING)) ? this : fail("firing");
    }

    /** This is the most severe level that holds, and it is true. */
    public RuleAssert isFiring(Severity severity) {
        boolean holds = instances().stream()
                .map(RuleAssert::standing)
                .anyMatch(level -> level != null && level.severity() == severity && level.phase() == Phase.FIRING);
        return holds ? this : fail("firing at " + severity);
    }

    /** What held is no longer true, and ends when that goes on. */
    public RuleAssert isRecovering() {
        boolean holds =
                instances().stream().anyMatch(instance -> standing(instance) != null && !has(instance, Phase.FIRING));
        return holds ? this : fail("recovering");
    }

    /** This level held and is no longer true. */
    public RuleAssert isRecovering(Severity severity) {
        return require("recovering at " + severity, severity, Phase.RECOVERING);
    }

    /** What it needs to know is unknown. */
    public RuleAssert isBlind() {
        return status().blindness().unknown() != null ? this : fail("blind");
    }

    /** It knows all that it needs. */
    public RuleAssert sees() {
        return status().blindness().unknown() == null ? this : fail("able to see");
    }

    /** A value that it looks at was this at the last evaluation. */
    public RuleAssert hasValue(double value) {
        boolean holds = instances().stream()
                .anyMatch(instance -> instance.values().values().stream().anyMatch(seen -> seen == value));
        return holds ? this : fail("seeing the value " + Texts.number(value));
    }

    /** A metric of this name was this at the last evaluation. */
    public RuleAssert hasValue(String metric, double value) {
        boolean holds = instances().stream()
                .map(instance -> instance.values().get(metric))
                .anyMatch(seen -> seen != null && seen == value);
        return holds ? this : fail("seeing " + metric + " " + Texts.number(value));
    }

    /** It never fired. */
    public RuleAssert neverFired() {
        return fired().isEmpty()
                ? this
                : failWith("should never have fired, but it did after "
                        + Texts.time(fired().get(0).after()));
    }

    /** It fired so often: a level that held and is true again meanwhile did not fire anew. */
    public RuleAssert fired(int times) {
        int count = fired().size();
        return count == times
                ? this
                : failWith("should have fired " + times + " times, but it fired " + count + " times");
    }

    /** It fired for the first time so long after the test began. */
    public RuleAssert fired(Duration after) {
        List<Transition> fired = fired();
        if (!fired.isEmpty() && fired.get(0).after().equals(after)) {
            return this;
        }
        return failWith("should have fired after " + Texts.time(after) + ", but it "
                + (fired.isEmpty()
                        ? "never fired"
                        : "fired after " + Texts.time(fired.get(0).after())));
    }

    /**
     * A level went through these phases, one after the other, since the test began; it began inactive.
     *
     * @throws IllegalArgumentException when there are several label sets, and {@link #where} chose none
     */
    public RuleAssert went(Severity severity, Phase... phases) {
        Set<Map<String, String>> sets =
                transitions().stream().map(Transition::by).collect(Collectors.toSet());
        if (sets.size() > 1) {
            throw new IllegalArgumentException("rule \"" + timeline.rule() + "\" has several label sets, "
                    + sets.stream().map(Texts::labels).sorted().toList() + ": choose one by where(…)");
        }
        List<Phase> went = transitions().stream()
                .filter(transition -> transition.severity() == severity)
                .map(Transition::to)
                .toList();
        return went.equals(List.of(phases))
                ? this
                : failWith("should have gone at " + severity + " " + List.of(phases) + ", but it went " + went);
    }

    private List<Transition> fired() {
        return transitions().stream()
                .filter(transition -> transition.to() == Phase.FIRING && transition.from() != Phase.RECOVERING)
                .toList();
    }

    private List<Transition> transitions() {
        return timeline.transitions().stream()
                .filter(transition -> only == null || transition.by().equals(only))
                .toList();
    }

    private RuleAssert require(String expected, Severity severity, Phase phase) {
        boolean holds = instances().stream()
                .flatMap(instance -> instance.levels().stream())
                .anyMatch(level -> level.severity() == severity && level.phase() == phase);
        return holds ? this : fail(expected);
    }

    private static boolean has(InstanceStatus instance, Phase phase) {
        return instance.levels().stream().anyMatch(level -> level.phase() == phase);
    }

    /** The most severe level that holds; null when none does. */
    private static @Nullable LevelStatus standing(InstanceStatus instance) {
        return instance.levels().stream()
                .filter(level -> level.phase().stands())
                .findFirst()
                .orElse(null);
    }

    private List<InstanceStatus> instances() {
        return status().instances().stream()
                .filter(instance -> only == null || instance.by().equals(only))
                .toList();
    }

    private RuleStatus status() {
        RuleStatus last = timeline.last();
        if (last == null) {
            throw new AssertionError("rule \"" + timeline.rule()
                    + "\" was not evaluated: let time pass before you look, rules.advance(…)");
        }
        return last;
    }

    private RuleAssert fail(String expected) {
        return failWith("should be " + expected + ", but it is " + is());
    }

    private RuleAssert failWith(String what) {
        StringBuilder message = new StringBuilder("rule \"" + timeline.rule() + "\"");
        message.append(only == null ? " " : " for " + Texts.labels(only) + " ");
        message.append(what).append("\n\n");
        message.append(new TimelineText(timeline).of(only == null ? Set.of() : Set.of(only)));
        message.append("\nfed at present:");
        List<String> present = rules.feeds().present();
        present.forEach(series -> message.append("\n  ").append(series));
        throw new AssertionError(
                message.append(present.isEmpty() ? " nothing\n" : "\n").toString());
    }

    /** What it is now, in words. */
    private String is() {
        String unknown = status().blindness().unknown();
        Map<String, String> sets = new LinkedHashMap<>();
        for (InstanceStatus instance : instances()) {
            List<String> levels = new ArrayList<>();
            instance.levels().stream()
                    .filter(level -> level.phase() != Phase.INACTIVE)
                    .forEach(level -> levels.add(switch (level.phase()) {
                                case PENDING -> "pending";
                                case RECOVERING -> "recovering";
                                default -> "firing";
                            }
                            + " at " + level.severity()));
            if (!levels.isEmpty()) {
                sets.put(Texts.labels(instance.by()), String.join(", ", levels));
            }
        }
        String states = sets.entrySet().stream()
                .limit(5)
                .map(set -> set.getKey().isEmpty() ? set.getValue() : set.getValue() + " for " + set.getKey())
                .collect(Collectors.joining("; "));
        return (states.isEmpty() ? "inactive" : states) + (unknown == null ? "" : ", and blind: " + unknown);
    }
}
