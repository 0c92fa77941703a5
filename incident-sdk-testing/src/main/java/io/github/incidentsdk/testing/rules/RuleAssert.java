package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule.Mode;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.LevelStatus;
import io.github.incidentsdk.rule.shadow.ShadowScore;
import io.github.incidentsdk.rule.state.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on one rule, for all its label sets or for one.
 *
 * <p>Without {@link #where} an assertion holds when it holds for some label set, and {@link #isInactive()} for all.
 */
public final class RuleAssert {

    /** The most by which two values that are meant to be the same differ, as a share of them. */
    private static final double ROUNDING = 1e-9;

    private final RuleTest rules;
    private final Timeline timeline;
    private final @Nullable Map<String, String> only;
    private final RuleFailure failure;

    RuleAssert(RuleTest rules, Timeline timeline) {
        this(rules, timeline, null);
    }

    private RuleAssert(RuleTest rules, Timeline timeline, @Nullable Map<String, String> only) {
        this.rules = rules;
        this.timeline = timeline;
        this.only = only;
        this.failure = new RuleFailure(rules, timeline, only);
    }

    /**
     * From here on, asserts something of the label set with these {@code by} values: names and values in turn, all of them.
     *
     * @throws IllegalArgumentException when the rule tells its label sets apart by other names
     */
    public RuleAssert where(String... by) {
        Map<String, String> wanted = Labels.of(by).asMap();
        Set<Map<String, String>> seen = timeline.labelSets();
        if (!seen.isEmpty() && seen.stream().noneMatch(each -> each.keySet().equals(wanted.keySet()))) {
            throw new IllegalArgumentException("rule \"" + timeline.rule() + "\" tells its label sets apart by "
                    + new TreeSet<>(seen.iterator().next().keySet()) + ", not by " + new TreeSet<>(wanted.keySet()));
        }
        return new RuleAssert(rules, timeline, wanted);
    }

    /** No level of any label set is true, or was and is not over; fails when it never saw anything. */
    public RuleAssert isInactive() {
        hasSeen();
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
        hasLevel(severity);
        return require("pending at " + severity, severity, Phase.PENDING);
    }

    /** A level holds, and is true. */
    public RuleAssert isFiring() {
        return instances().stream().anyMatch(instance -> has(instance, Phase.FIRING)) ? this : fail("firing");
    }

    /** This is the most severe level that holds, and it is true. */
    public RuleAssert isFiring(Severity severity) {
        hasLevel(severity);
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
        hasLevel(severity);
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

    /** Nobody is told of what it finds: {@code mode: shadow}. */
    public RuleAssert isInShadow() {
        return status().mode() == Mode.SHADOW ? this : failWith("should be in shadow mode, but it is live");
    }

    /** In shadow mode, it would have opened so many incidents. */
    public RuleAssert wouldHaveOpened(int times) {
        ShadowScore score = isInShadow().score();
        return score.openings() == times
                ? this
                : failWith("should have opened " + times + " times, were it live, but: " + score);
    }

    private ShadowScore score() {
        return rules.manager()
                .shadowScore(timeline.rule())
                .orElseThrow(() -> new IllegalStateException("rule \"" + timeline.rule() + "\" has no score"));
    }

    /** A value that it looks at was this at the last evaluation, but for what rounding makes of it. */
    public RuleAssert hasValue(double value) {
        boolean holds = instances().stream()
                .anyMatch(instance -> instance.values().values().stream().anyMatch(seen -> isClose(seen, value)));
        return holds ? this : fail("seeing the value " + Texts.number(value));
    }

    /** A metric of this name was this at the last evaluation, but for what rounding makes of it. */
    public RuleAssert hasValue(String metric, double value) {
        boolean holds = instances().stream()
                .map(instance -> instance.values().get(metric))
                .anyMatch(seen -> seen != null && isClose(seen, value));
        return holds ? this : fail("seeing " + metric + " " + Texts.number(value));
    }

    /** It never fired; fails when it never saw anything. */
    public RuleAssert neverFired() {
        hasSeen();
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
        hasLevel(severity);
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

    private static boolean isClose(double seen, double value) {
        return Math.abs(seen - value) <= ROUNDING * Math.max(Math.abs(seen), Math.abs(value));
    }

    /** What never sees anything never fires either: a test that is content with it would hold of any rule. */
    private void hasSeen() {
        String unknown = status().blindness().unknown();
        if (status().blindness().dead() && unknown != null) {
            failWith("never saw anything: " + unknown + "; where that is meant, say isBlind()");
        }
        if (only != null && !timeline.labelSets().contains(only)) {
            failWith("was never seen");
        }
    }

    private void hasLevel(Severity severity) {
        Set<Severity> levels = timeline.levels();
        if (!levels.isEmpty() && !levels.contains(severity)) {
            throw new IllegalArgumentException(
                    "rule \"" + timeline.rule() + "\" has no level " + severity + "; it has " + levels);
        }
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
        return failWith("should be " + expected + ", but it is " + failure.is(instances(), status()));
    }

    private RuleAssert failWith(String what) {
        throw new AssertionError(failure.text(what));
    }
}
