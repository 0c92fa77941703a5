package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.engine.RuleStatus.Blindness;
import io.github.incidentsdk.rule.engine.RuleStatus.Counts;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.LevelStatus;
import io.github.incidentsdk.rule.prometheus.ActiveAlert;
import io.github.incidentsdk.rule.prometheus.AlertRun;
import io.github.incidentsdk.rule.prometheus.EarlierAlert;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.rule.state.Pace;
import io.github.incidentsdk.rule.state.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How an alerting rule of Prometheus is, for people. */
final class AlertStatus {

    /** As for rules of this library: five ticks, and five minutes at least. */
    private static final long BLIND_AFTER = Duration.ofMinutes(5).toNanos();

    private final AlertClaims claims;
    private final PrometheusRules rules;
    private final Pace pace;
    private final Vision vision;
    private long evaluations;
    private long failures;
    private long lastMillis;

    AlertStatus(AlertClaims claims, PrometheusRules rules, Duration pause) {
        this.claims = claims;
        this.rules = rules;
        this.pace = new Pace(pause.toNanos());
        this.vision = new Vision(Math.max(BLIND_AFTER, 5 * pause.toNanos()));
    }

    /** The rule was evaluated. */
    void look(long nowNanos, long atMillis) {
        evaluations++;
        lastMillis = atMillis;
        pace.advance(nowNanos);
        vision.begin();
        AlertRun run = claims.run();
        failures += run.failure() == null ? 0 : 1;
        if (run.unknown() != null) {
            vision.sawInPart();
        }
        if (run.unknown() == null || !run.active().isEmpty()) {
            vision.sawEverything();
        }
        vision.end(pace);
    }

    RuleStatus read(long missedSlots, int most) {
        AlertRun run = claims.run();
        List<InstanceStatus> instances = new ArrayList<>();
        for (ActiveAlert alert : run.active()) {
            instances.add(instance(
                    alert.series(),
                    level(rules.severityOf(alert.labels()), phase(alert), alert.activeAtMillis()),
                    alert.value()));
        }
        run.waiting().forEach((series, alert) -> {
            Phase phase = phase(alert.firing(), alert.goneSinceMillis());
            long activeAt = lastMillis - alert.trueMillis();
            instances.add(instance(series, level(rules.severityOf(series), phase, activeAt), Double.NaN));
        });
        boolean dead = vision.isDead() && run.failure() == null;
        boolean lasting = run.failure() != null || vision.isLasting(pace.now());
        return new RuleStatus(
                claims.id(),
                new Counts(evaluations, missedSlots, failures, claims.refused(), 0),
                evaluations == 0 ? null : Instant.ofEpochMilli(lastMillis),
                new Blindness(evaluations == 0 ? null : run.unknown(), lasting, dead, true),
                instances.stream().limit(most).toList());
    }

    private InstanceStatus instance(Labels series, LevelStatus level, double value) {
        Map<String, Double> values = Double.isFinite(value) ? Map.of("value", value) : Map.of();
        return new InstanceStatus(series.asMap(), List.of(level), values, claims.incidentOf(series));
    }

    private LevelStatus level(Severity severity, Phase phase, long activeAt) {
        return new LevelStatus(severity, phase, Duration.ofMillis(Math.max(0, lastMillis - activeAt)));
    }

    private static Phase phase(ActiveAlert alert) {
        return phase(alert.isFiring(), alert.goneSinceMillis());
    }

    private static Phase phase(boolean firing, long goneSince) {
        return !firing ? Phase.PENDING : goneSince == EarlierAlert.NOT_GONE ? Phase.FIRING : Phase.RECOVERING;
    }
}
