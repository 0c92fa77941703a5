package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.evaluation.Truth;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.engine.RuleStatus.Band;
import io.github.incidentsdk.rule.engine.RuleStatus.Blindness;
import io.github.incidentsdk.rule.engine.RuleStatus.Counts;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.LevelStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.Terms;
import io.github.incidentsdk.rule.sight.Sight;
import io.github.incidentsdk.rule.state.InstanceState;
import io.github.incidentsdk.rule.state.Phase;
import io.github.incidentsdk.rule.state.StateTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how a rule is, for people. */
final class StatusReader {

    private final Sight sight;
    private final StateTable table;
    private final Instances instances;
    private final long now;
    private final int restoring;

    StatusReader(Sight sight, StateTable table, Instances instances, long nowNanos, int restoring) {
        this.sight = sight;
        this.table = table;
        this.instances = instances;
        this.now = nowNanos;
        this.restoring = restoring;
    }

    RuleStatus read(IncidentRule rule, Counts counts, @Nullable Long lastMillis, Vision vision, int most) {
        String unknown = vision.failure() != null ? vision.failure() : vision.isBlind() ? sight.unknown() : null;
        return new RuleStatus(
                rule.id(),
                rule.declares(),
                rule.mode(),
                counts,
                lastMillis == null ? null : Instant.ofEpochMilli(lastMillis),
                restoring,
                new Blindness(unknown, vision.isLasting(now), vision.isDead(), vision.strangers(), sight.hasMargin()),
                instances(most));
    }

    private List<InstanceStatus> instances(int most) {
        List<InstanceStatus> all = new ArrayList<>();
        if (most == 0) {
            return all;
        }
        for (int i = 0; i < instances.unseen(); i++) {
            Instance instance = instances.unseen(i);
            all.add(status(instance.key().asMap(), instance, null, instance.results()));
        }
        for (int i = 0; i < instances.groups(); i++) {
            Group group = instances.group(i);
            all.add(status(group.key().asMap(), group.instance, group, group.results));
        }
        return all.stream()
                .sorted(Comparator.comparing(status -> !status.isActive()))
                .limit(most)
                .toList();
    }

    private InstanceStatus status(
            Map<String, String> by, @Nullable Instance instance, @Nullable Group group, Results results) {
        int row = group == null ? Group.NONE : group.worst(sight, table.levels());
        List<LevelStatus> levels = new ArrayList<>();
        for (int level = 0; level < table.levels(); level++) {
            Truth seen = group == null ? sight.elsewhere(level) : group.seen(sight, level);
            levels.add(status(level, instance, seen, row));
        }
        Map<String, Double> values = new LinkedHashMap<>();
        for (int name = 0; row != Group.NONE && name < sight.names().size(); name++) {
            double value = sight.value(name, row);
            if (Double.isFinite(value)) {
                values.put(sight.names().get(name), value);
            }
        }
        String incident = instance == null || instance.incident == null ? null : instance.incident.key();
        return new InstanceStatus(by, levels, values, incident, results.areFlapping());
    }

    private LevelStatus status(int level, @Nullable Instance instance, Truth seen, int row) {
        Phase phase = instance == null ? Phase.INACTIVE : instance.state().phase(level);
        double distance = row == Group.NONE ? Double.NaN : sight.distance(level, row);
        return new LevelStatus(
                new Terms(
                        table.severity(level),
                        table.when(level),
                        Duration.ofNanos(table.holdsFor(level)),
                        Duration.ofNanos(keep(level, instance))),
                phase,
                seen,
                Double.isFinite(distance) ? distance : null,
                instance == null || phase == Phase.INACTIVE
                        ? Duration.ZERO
                        : since(instance.state().activeAt(level)),
                instance == null ? Duration.ZERO : falseFor(instance.state(), level),
                band(level, instance, row));
    }

    private long keep(int level, @Nullable Instance instance) {
        boolean over = instance != null
                && instance.state().phase(level) == Phase.RECOVERING
                && instance.state().isReleased(level);
        return over ? table.resolveFor(level) : table.keep(level);
    }

    private Duration falseFor(InstanceState state, int level) {
        if (state.phase(level) == Phase.RECOVERING) {
            return since(state.falseSince(level));
        }
        return state.isHeldByBand(level) ? since(state.bandSince(level)) : Duration.ZERO;
    }

    private @Nullable Band band(int level, @Nullable Instance instance, int row) {
        if (instance == null
                || instance.state().phase(level) != Phase.FIRING
                || !instance.state().isHeldByBand(level)) {
            return null;
        }
        double distance = row == Group.NONE ? Double.NaN : sight.distanceToOver(row);
        return new Band(
                table.resolveWhen(),
                Duration.ofNanos(table.resolveFor(level)),
                Double.isFinite(distance) ? distance : null);
    }

    private Duration since(long then) {
        return Duration.ofNanos(Math.max(0, now - then));
    }
}
