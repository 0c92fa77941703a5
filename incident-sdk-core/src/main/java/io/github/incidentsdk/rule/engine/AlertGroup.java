package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.rule.engine.RuleStatus.Blindness;
import io.github.incidentsdk.rule.engine.RuleStatus.Counts;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.LevelStatus;
import io.github.incidentsdk.rule.prometheus.ActiveAlert;
import io.github.incidentsdk.rule.prometheus.AlertRun;
import io.github.incidentsdk.rule.prometheus.GroupRun;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.rule.state.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A group of Prometheus' rules at work in this process. */
final class AlertGroup {

    private final GroupRun run;
    private final PrometheusRules rules;
    private final Slots slots;
    private final List<AlertClaims> claims = new ArrayList<>();
    private long evaluations;
    private long failures;
    private long lastMillis;

    AlertGroup(GroupRun run, PrometheusRules rules, IncidentTable incidents, AlertNames names, Room room) {
        this.run = run;
        this.rules = rules;
        this.slots = new Slots(
                Objects.requireNonNullElse(run.group().every(), rules.every()).toNanos());
        for (AlertRun alert : run.alerts()) {
            claims.add(new AlertClaims(names.rule(alert.rule().name()), alert, rules, incidents, room));
        }
    }

    Slots slots() {
        return slots;
    }

    List<AlertClaims> claims() {
        return claims;
    }

    /** The group is due. Never throws: a rule that fails stays as it is. */
    void evaluate(long atMillis) {
        evaluations++;
        lastMillis = atMillis;
        run.evaluate(atMillis);
        failures += run.failures().size();
        for (AlertClaims each : claims) {
            each.settle(atMillis);
        }
    }

    List<RuleStatus> status() {
        return claims.stream().map(this::status).toList();
    }

    private RuleStatus status(AlertClaims of) {
        List<InstanceStatus> instances = new ArrayList<>();
        for (ActiveAlert alert : of.run().active()) {
            Phase phase = alert.isFiring() ? Phase.FIRING : Phase.PENDING;
            Duration trueFor = Duration.ofMillis(Math.max(0, lastMillis - alert.activeAtMillis()));
            LevelStatus level = new LevelStatus(rules.severityOf(alert.labels()), phase, trueFor);
            Map<String, Double> values = Double.isFinite(alert.value()) ? Map.of("value", alert.value()) : Map.of();
            instances.add(
                    new InstanceStatus(alert.series().asMap(), List.of(level), values, of.incidentOf(alert.series())));
        }
        return new RuleStatus(
                of.id(),
                new Counts(evaluations, slots.missed(), failures, of.refused(), 0),
                evaluations == 0 ? null : Instant.ofEpochMilli(lastMillis),
                new Blindness(of.run().failure(), false, false, true),
                instances);
    }
}
