package io.github.incidentsdk.testing.backtest.replay;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.EvaluationConfig;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.engine.RuleLimits;
import io.github.incidentsdk.rule.prometheus.AlertTypes;
import io.github.incidentsdk.rule.prometheus.GroupRule;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What is run: rules, the types that they declare, and the numbers that matter to both; immutable.
 *
 * @param types by name
 * @param prometheus rule files of Prometheus
 */
public record RuleSet(
        List<IncidentRule> rules, Map<String, IncidentType> types, PrometheusRules prometheus, Numbers numbers) {

    /**
     * What matters to all rules.
     *
     * @param reopenWithin how long after its end an incident comes back
     */
    public record Numbers(Duration reopenWithin, RuleLimits limits, EvaluationConfig evaluation) {}

    public RuleSet {
        rules = List.copyOf(rules);
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }

    public static RuleSet of(IncidentConfig config) {
        return new RuleSet(
                List.copyOf(config.rules().values()),
                config.types(),
                config.prometheusRules(),
                new Numbers(
                        config.reopenWithin(),
                        new RuleLimits(
                                config.limits().instancesPerRule(),
                                config.limits().ruleInstances()),
                        config.evaluation()));
    }

    public static RuleSet of(Collection<IncidentRule> rules) {
        return of(IncidentConfig.builder().build()).with(List.copyOf(rules));
    }

    public static RuleSet of(PrometheusRules prometheus) {
        return of(IncidentConfig.builder().build()).with(prometheus);
    }

    public RuleSet with(List<IncidentRule> others) {
        return new RuleSet(others, types, prometheus, numbers);
    }

    public RuleSet with(PrometheusRules others) {
        return new RuleSet(rules, types, others, numbers);
    }

    /** Returns the ids of all rules; those of Prometheus have the names of their types. */
    public Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        rules.forEach(rule -> ids.add(rule.id()));
        AlertTypes types = AlertTypes.of(prometheus.groups());
        prometheus
                .groups()
                .forEach(group -> group.rules().forEach(rule -> {
                    if (rule instanceof GroupRule.Alerting alert) {
                        ids.add(types.type(alert.name()));
                    }
                }));
        return ids;
    }

    /** Returns the same without all rules but these; what rules of Prometheus record is still there for them. */
    public RuleSet only(Collection<String> ids) {
        AlertTypes types = AlertTypes.of(prometheus.groups());
        List<RuleGroup> groups = prometheus.groups().stream()
                .map(group -> new RuleGroup(
                        group.file(),
                        group.name(),
                        group.every(),
                        group.queryOffset(),
                        group.limit(),
                        group.rules().stream()
                                .map(rule -> !rule.alerts() || ids.contains(types.type(rule.name()))
                                        ? rule
                                        : new GroupRule.NotRun(rule.name(), true, "others are to be run"))
                                .toList()))
                .toList();
        return with(rules.stream().filter(rule -> ids.contains(rule.id())).toList())
                .with(new PrometheusRules(
                        groups,
                        prometheus.every(),
                        prometheus.label(),
                        prometheus.severities(),
                        prometheus.otherwise()));
    }

    /** Returns the same with every rule of the SDK's own kind changed. */
    public RuleSet map(UnaryOperator<IncidentRule> change) {
        return with(rules.stream().map(change).toList());
    }
}
