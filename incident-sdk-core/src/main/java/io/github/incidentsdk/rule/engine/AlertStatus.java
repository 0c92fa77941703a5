package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.evaluation.Truth;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule.Mode;
import io.github.incidentsdk.rule.engine.RuleStatus.Blindness;
import io.github.incidentsdk.rule.engine.RuleStatus.Counts;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.LevelStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.Terms;
import io.github.incidentsdk.rule.prometheus.ActiveAlert;
import io.github.incidentsdk.rule.prometheus.AlertRun;
import io.github.incidentsdk.rule.prometheus.EarlierAlert;
import io.github.incidentsdk.rule.prometheus.GroupRule.Alerting;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.rule.state.Pace;
import io.github.incidentsdk.rule.state.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    void pauseAfter(int ticks) {
        pace.pauseAfter(ticks);
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
        if (vision.asksForStrangers(pace)) {
            vision.sawStrangers(run.strangers());
        }
    }

    /** What people should hear of how the rule sees; null when that is as at the last call. */
    @Nullable
    Sighting takeSighting() {
        return vision.takeTurn() ? Sighting.of(read(0, 0)) : null;
    }

    RuleStatus read(long missedSlots, int most) {
        AlertRun run = claims.run();
        List<InstanceStatus> instances = new ArrayList<>();
        for (ActiveAlert alert : run.active()) {
            boolean gone = alert.goneSinceMillis() != EarlierAlert.NOT_GONE;
            Duration falseFor = gone ? since(alert.goneSinceMillis()) : Duration.ZERO;
            instances.add(instance(
                    alert.series(),
                    new LevelStatus(
                            terms(rules.severityOf(alert.labels())),
                            phase(alert.isFiring(), gone),
                            Truth.of(!gone),
                            null,
                            since(alert.activeAtMillis()),
                            falseFor,
                            null),
                    alert.value()));
        }
        run.waiting().forEach((series, alert) -> {
            boolean gone = alert.goneSinceMillis() != EarlierAlert.NOT_GONE;
            LevelStatus level = new LevelStatus(
                    terms(rules.severityOf(series)),
                    phase(alert.firing(), gone),
                    Truth.UNKNOWN,
                    null,
                    Duration.ofMillis(alert.trueMillis()),
                    gone ? since(alert.goneSinceMillis()) : Duration.ZERO,
                    null);
            instances.add(instance(series, level, Double.NaN));
        });
        boolean dead = vision.isDead() && run.failure() == null;
        boolean lasting = run.failure() != null || vision.isLasting(pace.now());
        return new RuleStatus(
                claims.id(),
                claims.type(),
                Mode.LIVE,
                new Counts(
                        evaluations, missedSlots, failures, claims.refused(), claims.notFollowed(), 0, vision.spells()),
                evaluations == 0 ? null : Instant.ofEpochMilli(lastMillis),
                0,
                new Blindness(evaluations == 0 ? null : run.unknown(), lasting, dead, vision.strangers(), true),
                instances.stream().limit(most).toList());
    }

    private InstanceStatus instance(Labels series, LevelStatus level, double value) {
        Map<String, Double> values = Double.isFinite(value) ? Map.of("value", value) : Map.of();
        return new InstanceStatus(series.asMap(), List.of(level), values, claims.incidentOf(series), false);
    }

    private Terms terms(Severity severity) {
        Alerting rule = claims.run().rule();
        return new Terms(severity, rule.expression(), rule.holdsFor(), rule.keepFiringFor());
    }

    private Duration since(long millis) {
        return Duration.ofMillis(Math.max(0, lastMillis - millis));
    }

    private static Phase phase(boolean firing, boolean gone) {
        return !firing ? Phase.PENDING : gone ? Phase.RECOVERING : Phase.FIRING;
    }
}
