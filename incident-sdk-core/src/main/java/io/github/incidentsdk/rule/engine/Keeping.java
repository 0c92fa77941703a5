package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.rule.state.InstanceState;
import io.github.incidentsdk.rule.state.Pace;
import io.github.incidentsdk.rule.state.StateTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What a rule has to have kept for a restart, and how it goes on after one. */
final class Keeping implements Noted {

    private final String rule;
    private final StateTable table;
    private final Instances instances;
    private final List<String> names;
    private final List<Instance> moved = new ArrayList<>();
    private String condition = "";

    /** @param names under which values are told */
    Keeping(String rule, StateTable table, Instances instances, List<String> names) {
        this.rule = rule;
        this.table = table;
        this.instances = instances;
        this.names = names;
    }

    /** What the rule asks, see {@link Fingerprint}. */
    void condition(String fingerprint) {
        condition = fingerprint;
    }

    /** The levels of {@code instance} may have moved. */
    void look(Instance instance) {
        if (instance.listed || instance.state().phases() == instance.keptPhases) {
            return;
        }
        instance.listed = true;
        moved.add(instance);
    }

    @Override
    public String id() {
        return rule;
    }

    @Override
    public void lookForDrift(boolean all, long now) {
        for (int i = 0; i < instances.groups(); i++) {
            Instance instance = instances.group(i).instance;
            if (instance != null) {
                drifted(instance, all, now);
            }
        }
        for (int i = 0; i < instances.unseen(); i++) {
            drifted(instances.unseen(i), all, now);
        }
    }

    private void drifted(Instance instance, boolean all, long now) {
        boolean active = instance.state().phases() != 0;
        if (!instance.listed && active && (all || instance.timesDiffer() || mayBeShown(instance, now))) {
            instance.listed = true;
            moved.add(instance);
        }
    }

    private boolean mayBeShown(Instance instance, long now) {
        return moved.size() < Shown.MOST && instance.isWorthKeeping(now);
    }

    @Override
    public boolean follows() {
        return instances.followed() > 0;
    }

    @Override
    public int moved() {
        return moved.size();
    }

    @Override
    public RuleState state(int index, long now) {
        Instance instance = moved.get(index);
        InstanceState state = instance.state();
        List<RuleState.Level> levels = new ArrayList<>(table.levels());
        for (int level = 0; level < table.levels(); level++) {
            RuleState.Phase phase = switch (state.phase(level)) {
                case INACTIVE -> null;
                case PENDING -> RuleState.Phase.PENDING;
                case FIRING -> RuleState.Phase.FIRING;
                case RECOVERING -> RuleState.Phase.RECOVERING;
            };
            if (phase != null) {
                boolean recovers = phase == RuleState.Phase.RECOVERING;
                levels.add(new RuleState.Level(
                        table.severity(level),
                        phase,
                        millis(now - state.activeAt(level)),
                        recovers ? millis(now - state.falseSince(level)) : 0,
                        recovers && state.isReleased(level),
                        Shown.condition(table.when(level))));
            }
        }
        return new RuleState(
                rule,
                instance.key().asMap(),
                condition,
                levels,
                instance.results().history(),
                instance.values(names));
    }

    private static long millis(long nanos) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    @Override
    public void kept(int count, long now) {
        moved.subList(0, count).forEach(instance -> instance.kept(now));
        moved.subList(0, count).clear();
    }

    @Override
    public void forgetUnkept() {
        moved.removeIf(instance -> {
            boolean needless = instance.state().phases() == instance.keptPhases && instance.isDone();
            instance.listed &= !needless;
            return needless;
        });
    }

    /**
     * Goes on where the process before this one was, unless that is too long ago.
     *
     * @param by what tells the rule's label sets apart
     */
    void resume(RuleMemory memory, Set<String> by, Start start, Pace pace) {
        Instant last = memory.evaluated(rule);
        if (last == null || start.isTooLate(last)) {
            return;
        }
        pace.resume(start.nanosAt(last));
        for (RuleMemory.Kept kept : memory.of(rule)) {
            if (kept.state().by().keySet().equals(by)) {
                resume(kept, start, start.nanosAt(last));
            }
        }
    }

    private void resume(RuleMemory.Kept kept, Start start, long last) {
        boolean edited = !kept.state().condition().equals(condition);
        Instance instance = instances.restore(Labels.of(kept.state().by()));
        long at = start.nanosAt(kept.at());
        if (!edited) {
            instance.results().resume(kept.state().results(), table.ticks(last - at));
            instance.state().flaps(instance.results().areFlapping());
        }
        for (RuleState.Level level : kept.state().levels()) {
            if (!edited || level.phase() != RuleState.Phase.PENDING) {
                instance.state().resume(level, at, last, instance.results().areFlapping());
            }
        }
        if (!edited) {
            instance.kept(last);
        } else {
            instance.keptPhases = Instance.ANOTHER;
        }
    }
}
