package io.github.incidentsdk.rule.prometheus;

import io.github.incidentsdk.evaluation.ExpressionCompiler;
import io.github.incidentsdk.evaluation.Profile;
import io.github.incidentsdk.evaluation.Values;
import io.github.incidentsdk.expression.Delayed;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.ExpressionException;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.SeriesIndex;
import io.github.incidentsdk.rule.prometheus.GroupRule.Alerting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A group at work: its rules one after the other, each seeing what those before it recorded at the same moment.
 *
 * <p>Equal to Prometheus tick by tick. A rule that fails at a tick leaves its alerts and series as they were, and the others
 * go on; nothing throws after construction. For the thread of the tick.
 */
public final class GroupRun {

    private final RuleGroup group;
    private final List<Step> steps = new ArrayList<>();
    private final List<AlertRun> alerts = new ArrayList<>();
    private final List<RecordingRun> recordings = new ArrayList<>();
    private final List<RefusedRule> refused = new ArrayList<>();
    private final Map<Integer, AlertRun> alertOf = new HashMap<>();
    private final Map<Integer, String> refusalOf = new HashMap<>();

    /** One rule's part of an evaluation. */
    private interface Step {
        void evaluate(long atMillis);
    }

    /**
     * Compiles a group.
     *
     * @param index the series that it sees, and where it records
     * @param external labels that templates know as {@code $externalLabels}
     * @param every the pause between two evaluations where the group does not say
     */
    public GroupRun(RuleGroup group, SeriesIndex index, Labels external, Duration every) {
        this.group = group;
        long pause = Objects.requireNonNullElse(group.every(), every).toMillis();
        Surroundings around =
                new Surroundings(index, external, pause, group.queryOffset().toMillis(), group.limit());
        ExpressionCompiler shared = compiler(index);
        for (int i = 0; i < group.rules().size(); i++) {
            GroupRule rule = group.rules().get(i);
            if (rule instanceof GroupRule.NotRun unread) {
                if (!unread.alerts()) {
                    setAside(unread, unread.why(), index);
                }
                continue;
            }
            try {
                Expression expression = Delayed.by(around.offsetMillis(), Expression.parse(rule.expression()));
                add(rule, (seesOtherRules(rule) ? compiler(index) : shared).values(expression), around, i);
            } catch (ExpressionException refusal) {
                refuse(i, refusal.messageForRuleFile(), index);
            } catch (IllegalArgumentException refusal) {
                refuse(i, String.valueOf(refusal.getMessage()), index);
            }
            if (rule instanceof GroupRule.Recording) {
                shared = compiler(index);
            }
        }
    }

    private void refuse(int place, String why, SeriesIndex index) {
        GroupRule rule = group.rules().get(place);
        refused.add(new RefusedRule(rule, why));
        refusalOf.put(place, why);
        if (rule instanceof GroupRule.Recording) {
            setAside(rule, why, index);
        }
    }

    /** Who reads what it would record hears why it is not there. */
    private void setAside(GroupRule recording, String why, SeriesIndex index) {
        index.notReported(
                recording.name(),
                "nobody records metric '" + recording.name() + "', since its rule in " + group.file()
                        + " is set aside: " + why);
    }

    /** What has one compiler is evaluated once a tick, so rules with a recording between them have one each. */
    private static ExpressionCompiler compiler(SeriesIndex index) {
        return new ExpressionCompiler(index, Profile.PROMETHEUS);
    }

    /** Any alerting rule changes {@code ALERTS}. */
    private static boolean seesOtherRules(GroupRule rule) {
        return rule.expression().contains(AlertRun.ALERTS) || rule.expression().contains(Labels.NAME);
    }

    private void add(GroupRule rule, Values values, Surroundings around, int place) {
        if (rule instanceof Alerting alerting) {
            AlertRun run = new AlertRun(alerting, values, around);
            alerts.add(run);
            alertOf.put(place, run);
            steps.add(run::evaluate);
        } else if (rule instanceof GroupRule.Recording recording) {
            RecordingRun run = new RecordingRun(recording, values, around);
            recordings.add(run);
            steps.add(run::evaluate);
        }
    }

    /** Returns the group. */
    public RuleGroup group() {
        return group;
    }

    /** Returns the alerting rules that run, in their order. */
    public List<AlertRun> alerts() {
        return List.copyOf(alerts);
    }

    /** Returns the run of the group's rule number {@code place}, from 0; null when it does not alert, or not run. */
    public @Nullable AlertRun alertOf(int place) {
        return alertOf.get(place);
    }

    /** Returns why the group's rule number {@code place}, from 0, cannot be evaluated; null when it can. */
    public @Nullable String refusalOf(int place) {
        return refusalOf.get(place);
    }

    /** Returns the rules that cannot be evaluated, and why; not those that were not even read. */
    public List<RefusedRule> refused() {
        return List.copyOf(refused);
    }

    /** Evaluates every rule as of {@code atMillis}, to which the series were brought before. */
    public void evaluate(long atMillis) {
        for (Step step : steps) {
            step.evaluate(atMillis);
        }
    }

    /** Returns the names of recording rules that look back more than an hour. */
    public List<String> farRecordings() {
        return recordings.stream()
                .filter(RecordingRun::looksFarBack)
                .map(run -> run.rule().name())
                .distinct()
                .toList();
    }

    /** Returns which recording rules see less than there is, and why: what reads them sees no more; in their order. */
    public Map<GroupRule.Recording, String> unknownRecordings() {
        Map<GroupRule.Recording, String> unknown = new LinkedHashMap<>();
        for (RecordingRun run : recordings) {
            String why = run.unknown();
            if (why != null) {
                unknown.put(run.rule(), why);
            }
        }
        return unknown;
    }

    /** Returns which rules failed at the last evaluation, and why; in their order, alerting rules first. */
    public Map<GroupRule, String> failures() {
        Map<GroupRule, String> failures = new LinkedHashMap<>();
        for (AlertRun run : alerts) {
            if (run.failure() != null) {
                failures.put(run.rule(), run.failure());
            }
        }
        for (RecordingRun run : recordings) {
            if (run.failure() != null) {
                failures.put(run.rule(), run.failure());
            }
        }
        return failures;
    }
}
