package io.github.incidentsdk.testing.backtest.plot;

import io.github.incidentsdk.expression.BinaryOperator;
import io.github.incidentsdk.expression.Delayed;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Expression.Call;
import io.github.incidentsdk.expression.Expression.NumberLiteral;
import io.github.incidentsdk.expression.Expression.RangeSelector;
import io.github.incidentsdk.expression.Expression.Selector;
import io.github.incidentsdk.expression.Function;
import io.github.incidentsdk.expression.Threshold;
import io.github.incidentsdk.expression.ValueType;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.Form;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.rule.Level;
import io.github.incidentsdk.rule.prometheus.AlertTypes;
import io.github.incidentsdk.rule.prometheus.GroupRule;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.rule.sight.SightCompiler;
import io.github.incidentsdk.testing.backtest.plot.Panel.Limit;
import io.github.incidentsdk.testing.backtest.replay.RuleSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is drawn of rules: what each compares, with what, and below what that is computed from. */
final class Panels {

    private static final int MOST_OF_A_RULE = 3;
    private static final Set<BinaryOperator> ABOVE =
            EnumSet.of(BinaryOperator.GREATER, BinaryOperator.GREATER_OR_EQUAL);
    private static final Set<BinaryOperator> BELOW = EnumSet.of(BinaryOperator.LESS, BinaryOperator.LESS_OR_EQUAL);
    private static final Set<Function> COUNTING = EnumSet.of(Function.RATE, Function.IRATE, Function.INCREASE);

    private Panels() {}

    static List<Panel> of(RuleSet rules) {
        List<Panel> panels = new ArrayList<>();
        for (IncidentRule rule : rules.rules()) {
            if (rule.enabled()) {
                panels.addAll(of(rule, rules.types().get(rule.declares())));
            }
        }
        PrometheusRules prometheus = rules.prometheus();
        AlertTypes types = AlertTypes.of(prometheus.groups());
        prometheus
                .groups()
                .forEach(group -> group.rules().forEach(rule -> {
                    if (rule instanceof GroupRule.Alerting alert) {
                        Severity severity = prometheus.severityOf(Labels.of(alert.labels()));
                        Expression condition = Expression.parse(alert.expression());
                        panels.addAll(
                                withSources(types.type(alert.name()), compared(condition, severity), condition, true));
                    }
                }));
        return panels;
    }

    private static List<Panel> of(IncidentRule rule, @Nullable IncidentType type) {
        Map<Expression, List<Limit>> drawn = new LinkedHashMap<>();
        if (rule.value() != null) {
            List<Limit> limits = new ArrayList<>();
            rule.levels().forEach(level -> limits.addAll(limits(level.severity(), level.when())));
            rule.resolve()
                    .filter(resolve -> IncidentRuleBuilder.isComparison(resolve.when()))
                    .ifPresent(resolve -> limits.addAll(limits(null, resolve.when())));
            drawn.put(Expression.parse(rule.value()), limits);
        } else if (rule.form() == Form.CONDITION) {
            Level level = rule.levels().get(0);
            drawn.putAll(compared(Expression.parse(level.when()), level.severity()));
        } else {
            List<Level> levels =
                    rule.levels().isEmpty() && type != null ? SightCompiler.levels(rule, type) : rule.levels();
            rule.metrics().forEach((name, text) -> drawn.put(Expression.parse(text), limitsOf(name, levels)));
        }
        long delay = rule.delay().toMillis();
        Map<Expression, List<Limit>> delayed = new LinkedHashMap<>();
        drawn.forEach((expression, limits) -> delayed.put(
                Delayed.by(delay, expression),
                limits.stream().map(limit -> delayed(delay, limit)).toList()));
        Expression whole = rule.form() == Form.CONDITION
                ? Expression.parse(rule.levels().get(0).when())
                : drawn.keySet().iterator().next();
        return withSources(rule.id(), delayed, Delayed.by(delay, whole), false);
    }

    private static Limit delayed(long millis, Limit limit) {
        return limit.computed() == null
                ? limit
                : new Limit(limit.severity(), limit.value(), limit.name(), Delayed.by(millis, limit.computed()));
    }

    /** Above what is computed, the series that it is computed from. */
    private static List<Panel> withSources(
            String rule, Map<Expression, List<Limit>> compared, Expression whole, boolean prometheus) {
        List<Panel> panels = new ArrayList<>();
        boolean computed = compared.keySet().stream().noneMatch(Selector.class::isInstance);
        if (computed) {
            whole.reads().names().stream()
                    .limit(1)
                    .map(name -> source(whole, name))
                    .filter(source -> !compared.containsKey(source))
                    .map(source -> new Panel(rule, source, prometheus, List.of()))
                    .forEach(panels::add);
        }
        compared.forEach((expression, limits) -> panels.add(new Panel(rule, expression, prometheus, limits)));
        return panels.subList(0, Math.min(panels.size(), MOST_OF_A_RULE));
    }

    /** The series itself; of a counter how fast it rises, since its height tells nothing. */
    private static Expression source(Expression whole, String name) {
        return whole.nodes(Call.class)
                .filter(call -> COUNTING.contains(call.function())
                        && call.arguments().stream()
                                .anyMatch(of -> of instanceof RangeSelector range
                                        && name.equals(range.selector().name())))
                .map(Panels::anywhere)
                .findFirst()
                .orElseGet(() -> Expression.parse(name));
    }

    private static List<Limit> limits(@Nullable Severity severity, String when) {
        List<Limit> limits = new ArrayList<>();
        for (Threshold.Bound bound : Threshold.parse(when).bounds()) {
            if (bound.limit() instanceof NumberLiteral number) {
                limits.add(limit(severity, bound.operator(), number));
            }
        }
        return limits;
    }

    private static Limit limit(@Nullable Severity severity, BinaryOperator operator, NumberLiteral number) {
        String whose = severity == null ? "over" : severity.name();
        return new Limit(
                severity, number.value(), whose + " " + operator.text() + " " + ValueAxis.name(number.value()));
    }

    /** What a condition compares with numbers, or with other series. */
    private static Map<Expression, List<Limit>> compared(Expression condition, Severity severity) {
        Map<Expression, List<Limit>> found = new LinkedHashMap<>();
        condition
                .nodes(Binary.class)
                .filter(binary ->
                        binary.operator().isComparison() && binary.left().type() == ValueType.INSTANT_VECTOR)
                .forEach(binary -> limit(severity, binary)
                        .ifPresent(limit -> found.computeIfAbsent(anywhere(binary.left()), first -> new ArrayList<>())
                                .add(limit)));
        return found;
    }

    /** The same, wherever in a condition it stands, so that a band around a series is one panel. */
    private static Expression anywhere(Expression part) {
        return Expression.parse(part.text());
    }

    private static Optional<Limit> limit(Severity severity, Binary binary) {
        if (binary.right() instanceof NumberLiteral number) {
            return Optional.of(limit(severity, binary.operator(), number));
        }
        boolean above = ABOVE.contains(binary.operator());
        if (binary.right().type() != ValueType.INSTANT_VECTOR || (!above && !BELOW.contains(binary.operator()))) {
            return Optional.empty();
        }
        String name = severity.name() + (above ? " above this" : " below this");
        return Optional.of(new Limit(severity, Double.NaN, name, binary.right()));
    }

    private static List<Limit> limitsOf(String metric, List<Level> levels) {
        List<Limit> limits = new ArrayList<>();
        for (Level level : levels) {
            Expression.parseCondition(level.when(), Set.of("incident"))
                    .nodes(Binary.class)
                    .filter(binary -> binary.operator().isComparison()
                            && binary.left() instanceof Selector selector
                            && metric.equals(selector.name())
                            && binary.right() instanceof NumberLiteral)
                    .forEach(binary ->
                            limits.add(limit(level.severity(), binary.operator(), (NumberLiteral) binary.right())));
        }
        return limits;
    }
}
