package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.evaluation.Calm;
import io.github.incidentsdk.evaluation.Truth;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.Mode;
import io.github.incidentsdk.rule.IncidentRule.NoData;
import io.github.incidentsdk.rule.sight.Sight;
import io.github.incidentsdk.rule.state.InstanceState;
import io.github.incidentsdk.rule.state.Pace;
import io.github.incidentsdk.rule.state.StateTable;
import io.github.incidentsdk.rule.state.Turn;
import io.github.incidentsdk.rule.state.Verdict;
import io.github.incidentsdk.rule.state.Verdicts;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One rule at work: looks, moves the states of what it sees or follows, and claims what stands. */
final class RuleRun implements InstanceState.Listener {

    private static final String RECOVERED = "recovered";
    private static final String GONE = "its series is gone";

    private final IncidentRule rule;
    private final boolean declaresUnknown;
    private final boolean dampsFlapping;
    private final Sight sight;
    private final StateTable table;
    private final Claimant claimant;
    private final Instances instances;
    private final Slots slots;
    private final Pace pace;
    private final Verdicts verdicts;
    private final Vision vision;
    private final Keeping keeping;

    /** What leaves all as it is, so that there is no need to look; null when something is true, unknown or followed. */
    private @Nullable Calm calm;

    /** Whether the last evaluation did not look. */
    private boolean spared;

    private long evaluations;
    private long failures;
    private long nearMisses;
    private long lastMillis;
    private String ending = RECOVERED;

    RuleRun(IncidentRule rule, Sight sight, StateTable table, Claimant claimant, Room room) {
        this.rule = rule;
        this.dampsFlapping = rule.dampsFlapping();
        this.declaresUnknown = rule.noData() == NoData.DECLARE;
        this.sight = sight;
        this.table = table;
        this.claimant = claimant;
        this.instances = new Instances(table, claimant, room, sight.names().size());
        this.slots = new Slots(rule.every().toNanos());
        this.pace = table.pace();
        this.verdicts = new Verdicts(table.levels());
        this.vision = new Vision(table.blindAfter());
        this.keeping = new Keeping(rule.id(), table, instances, sight.names());
    }

    String id() {
        return rule.id();
    }

    boolean isShadow() {
        return rule.mode() == Mode.SHADOW;
    }

    Keeping keeping() {
        return keeping;
    }

    Slots slots() {
        return slots;
    }

    /** The rule is due: everything that it sees or follows moves. Never throws; what fails is unknown, and counted. */
    void evaluate(long nowNanos, long atMillis) {
        evaluations++;
        lastMillis = atMillis;
        pace.advance(nowNanos);
        spared = calm != null && calm.holds();
        if (spared) {
            return;
        }
        calm = null;
        try {
            look();
            vision.begin();
            if (sight.isQuiet() && sight.size() > 0 && instances.followed() == 0) {
                calm = sight.calm();
                instances.beginAnew();
                vision.sawEverything();
            } else {
                seen();
                unseen();
            }
            if (vision.mayBeDead() && seesAnyValue()) {
                vision.sawSomething();
            }
            vision.end(pace);
            if (vision.asksForStrangers(pace)) {
                vision.sawStrangers(sight.strangers());
            }
        } catch (RuntimeException failed) { // an engine that stops would leave every other rule blind too
            fail(failed);
        }
    }

    private void look() {
        sight.look(lastMillis);
        instances.follow(sight, evaluations);
    }

    /** Looks at what the last evaluation did not have to, for whoever wants to see it; while no series changes. */
    void catchUp() {
        if (spared) {
            spared = false;
            try {
                look();
            } catch (RuntimeException failed) {
                fail(failed);
            }
        }
    }

    private void fail(RuntimeException failed) {
        failures++;
        calm = null;
        vision.failed(failed, pace);
        standStill();
    }

    /** Whether there is any number, be it that what it is compared or joined with was never there. */
    private boolean seesAnyValue() {
        for (int row = 0; row < sight.size(); row++) {
            for (int name = 0; name < sight.names().size(); name++) {
                if (!Double.isNaN(sight.value(name, row))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void seen() {
        instances.beginAnew();
        if (instances.groups() == 0) { // is it known that there is nothing?
            lookElsewhere();
        }
        for (int i = 0; i < instances.groups(); i++) {
            Group group = instances.group(i);
            boolean begins = group.judge(sight, verdicts, table.levels());
            vision.saw(verdicts, table.levels());
            Instance instance = group.instance;
            if (instance == null && (begins || (declaresUnknown && verdicts.level(0) == Verdict.UNKNOWN))) {
                instance = instances.begin(group);
            }
            if (instance != null) {
                await(group, instance);
                verdicts.over(group.over(sight));
            }
            if (dampsFlapping) {
                follow(group, begins);
            }
            if (instance != null) {
                boolean speaksOfIt = begins || instance.awaited == null; // and not of another series
                move(instance, instance.state(), speaksOfIt ? group : null);
                instances.finish(group, instance);
            }
        }
    }

    /** What held an incident before a restart may not be registered yet. */
    private void await(Group group, Instance instance) {
        Awaited awaited = instance.awaited;
        if (awaited != null && !awaited.hold(group, sight, verdicts, table.levels(), pace)) {
            instance.awaited = null;
        }
    }

    /** Notes what is seen of a group, unless it is unknown; what is gone was calm when nothing came of it. */
    private void follow(Group group, boolean anyTrue) {
        Instance instance = group.instance;
        if (anyTrue || verdicts.allFalse()) {
            boolean inTheBand = !anyTrue && instance != null && instance.state().isInTheBand(verdicts);
            group.results.note(evaluations, anyTrue || inTheBand);
        } else if (instance != null || !verdicts.allGone()) {
            group.results.pass(evaluations);
        }
        if (instance != null) {
            instance.state().flaps(group.results.areFlapping());
        }
    }

    private void unseen() {
        for (int i = instances.unseen() - 1; i >= 0; i--) {
            Instance instance = instances.unseen(i);
            lookElsewhere();
            verdicts.over(Verdict.UNKNOWN);
            instance.results().pass(evaluations);
            move(instance, instance.state(), null);
            instances.finishUnseen(i);
        }
    }

    private void lookElsewhere() {
        for (int level = 0; level < table.levels(); level++) {
            boolean unknown = sight.elsewhere(level) == Truth.UNKNOWN;
            verdicts.level(level, unknown ? Verdict.UNKNOWN : Verdict.GONE);
        }
        vision.saw(verdicts, table.levels());
    }

    private void move(Instance instance, InstanceState state, @Nullable Group group) {
        ending = RECOVERED;
        state.evaluate(verdicts, pace, this);
        int row = group == null ? Group.NONE : group.worst(sight, table.levels());
        instance.measure(sight, row);
        if (instance.incident != null || state.severity() != null) {
            claimant.settle(instance, sight, row, verdicts.allFalse(), ending);
            claimant.settleFlapping(instance);
        }
        keeping.look(instance);
    }

    /** Nothing is known of anything. */
    private void standStill() {
        verdicts.all(Verdict.UNKNOWN);
        for (int i = 0; i < instances.groups(); i++) {
            Instance instance = instances.group(i).instance;
            if (instance != null) {
                instance.state().evaluate(verdicts, pace, this);
                keeping.look(instance);
            }
        }
        for (int i = 0; i < instances.unseen(); i++) {
            instances.unseen(i).state().evaluate(verdicts, pace, this);
            keeping.look(instances.unseen(i));
        }
    }

    @Override
    public void turned(int level, Turn turn) {
        if (turn == Turn.MISSED) {
            nearMisses++;
        }
        if (turn.ends()) {
            ending = turn == Turn.VANISHED ? GONE : RECOVERED;
        }
    }

    /** Time beyond so many ticks between two evaluations counts for nobody. */
    void pauseAfter(int ticks) {
        pace.pauseAfter(ticks);
    }

    /** So many evaluations from now on only restore. */
    void restoreFirst(int evaluations) {
        pace.restoreFirst(evaluations);
    }

    /** What people should hear of how the rule sees; null when that is as at the last call. */
    @Nullable
    Sighting takeSighting() {
        return !spared && vision.takeTurn() ? Sighting.of(status(pace.now(), 0)) : null;
    }

    /** Goes on where the process before this one was; before its claims are restored. */
    void resume(RuleMemory memory, Start start) {
        calm = null;
        keeping.resume(memory, Set.copyOf(claimant.by()), start, pace);
    }

    /** Nothing is claimed but what was restored: what fires without a claim has to see once more that it is true. */
    void restored() {
        for (int i = 0; i < instances.unseen(); i++) {
            Instance instance = instances.unseen(i);
            if (instance.incident == null) {
                instance.state().demote();
            }
        }
    }

    /** Goes on with a claim from before the process started. */
    void restore(TrackedIncident incident, long nowNanos) {
        Severity severity = claimant.claimed(incident);
        if (severity != null) {
            calm = null;
            Instance instance = instances.restore(
                    claimant.keyOf(Labels.of(incident.snapshot().by())));
            if (instance.incident != null && !claimant.prefers(incident, instance.incident)) {
                claimant.letGoOfSecond(incident);
                return;
            }
            if (instance.incident != null) {
                claimant.letGoOfSecond(instance.incident);
            }
            if (instance.state().severity() != table.severity(table.levelFor(severity))) {
                instance.state().demote();
                instance.state().restore(severity, nowNanos);
            }
            instance.incident = incident;
            instance.told = severity;
            instance.awaited = new Awaited(incident.snapshot().tags(), claimant.unsaid(), table.goneAfter());
            instance.saidFlapping = instance.results().areFlapping(); // by the process before this one
        }
    }

    RuleStatus status(long nowNanos, int most) {
        RuleStatus.Counts counts = new RuleStatus.Counts(
                evaluations,
                slots.missed(),
                failures,
                instances.refused(),
                instances.notFollowed(),
                nearMisses,
                vision.spells());
        return new StatusReader(sight, table, instances, nowNanos, pace.restoring())
                .read(rule, counts, evaluations == 0 ? null : lastMillis, vision, most);
    }
}
