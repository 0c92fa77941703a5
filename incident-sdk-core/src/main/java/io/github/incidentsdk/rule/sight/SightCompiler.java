package io.github.incidentsdk.rule.sight;

import io.github.incidentsdk.evaluation.Condition;
import io.github.incidentsdk.evaluation.ExpressionCompiler;
import io.github.incidentsdk.evaluation.FixedCondition;
import io.github.incidentsdk.evaluation.Values;
import io.github.incidentsdk.evaluation.Vanishing;
import io.github.incidentsdk.evaluation.ZeroByZero;
import io.github.incidentsdk.expression.Delayed;
import io.github.incidentsdk.expression.Excerpt;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Threshold;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.IncidentType.PolicyLine;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.Resolve;
import io.github.incidentsdk.rule.IncidentRule.ZeroDenominator;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.rule.Level;
import io.github.incidentsdk.rule.RuleTexts;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes of a rule's words what it sees; not safe for several threads. */
public final class SightCompiler {

    private final ExpressionCompiler series;

    /** Creates a compiler over the series of {@code series}. */
    public SightCompiler(ExpressionCompiler series) {
        this.series = series;
    }

    /** The levels of a rule, most severe first: its own, or those of its type's severity policy. */
    public static List<Level> levels(IncidentRule rule, IncidentType type) {
        if (!rule.levels().isEmpty()) {
            return rule.levels();
        }
        return type.policy().stream()
                .sorted(Comparator.comparing(PolicyLine::severity))
                .map(line -> new Level(line.severity(), line.condition()))
                .toList();
    }

    /**
     * Compiles a rule.
     *
     * @param by what tells its incidents apart
     * @param levels as {@link #levels} gave them
     * @param vanishing what becomes of a comparison whose series vanish
     * @throws IllegalArgumentException when something of it cannot be evaluated; names the part, line and column
     */
    public Sight compile(IncidentRule rule, Collection<String> by, List<Level> levels, Vanishing vanishing) {
        return switch (rule.form()) {
            case VALUE -> valueSight(rule, levels, vanishing);
            case CONDITION -> conditionSight(rule, levels.get(0), vanishing);
            case METRICS -> metricSight(rule, by, levels, vanishing);
        };
    }

    private Sight valueSight(IncidentRule rule, List<Level> levels, Vanishing vanishing) {
        Expression value = part("value", rule.value(), Expression::parseValue);
        List<Condition> conditions = levels.stream()
                .map(level -> part(
                        name(level),
                        level.when(),
                        when -> condition(rule, Threshold.parse(when).appliedTo(value), vanishing)))
                .toList();
        Condition over = resolve(
                rule,
                when -> condition(
                        rule,
                        IncidentRuleBuilder.isComparison(when)
                                ? Threshold.parse(when).appliedTo(value)
                                : Expression.parseCondition(when, Set.of()),
                        null));
        return new ConditionSight(conditions, over, ValueName.of(value));
    }

    private Sight conditionSight(IncidentRule rule, Level level, Vanishing vanishing) {
        Expression condition = part("expr", level.when(), when -> Expression.parseCondition(when, Set.of()));
        Condition compiled = part("expr", level.when(), when -> condition(rule, condition, vanishing));
        Condition over = resolve(rule, when -> condition(rule, Expression.parseCondition(when, Set.of()), null));
        return new ConditionSight(List.of(compiled), over, ValueName.ofCondition(condition));
    }

    private Condition condition(IncidentRule rule, Expression expression, @Nullable Vanishing vanishing) {
        return series.condition(Delayed.by(rule.delay().toMillis(), expression), zeroByZero(rule), vanishing);
    }

    private static ZeroByZero zeroByZero(IncidentRule rule) {
        return rule.zeroDenominator() == ZeroDenominator.HOLD ? ZeroByZero.HOLD : ZeroByZero.FALSE;
    }

    private Sight metricSight(IncidentRule rule, Collection<String> by, List<Level> levels, Vanishing vanishing) {
        Map<String, Values> metrics = new LinkedHashMap<>();
        rule.metrics()
                .forEach((name, text) -> metrics.put(
                        name,
                        part(
                                "metric " + name,
                                text,
                                value -> series.values(
                                        Delayed.by(rule.delay().toMillis(), Expression.parseValue(value))))));
        boolean own = !rule.levels().isEmpty();
        List<FixedCondition> conditions = levels.stream()
                .map(level -> part(
                        own ? name(level) : "the type's severity " + level.severity(),
                        level.when(),
                        when -> fixed(rule, when, own ? metrics.keySet() : null)))
                .toList();
        FixedCondition over = resolve(rule, when -> fixed(rule, when, metrics.keySet()));
        return new MetricSight(metrics, by, conditions, over, vanishing, rule.tags());
    }

    /** Compiles a condition over the rule's own metrics; a type's policy may speak of others too. */
    private static FixedCondition fixed(IncidentRule rule, String when, @Nullable Set<String> only) {
        return RuleTexts.overMetrics(when, only, rule.zeroDenominator())
                .delayedBy(rule.delay().toMillis());
    }

    private static <T> @Nullable T resolve(IncidentRule rule, Function<String, T> compile) {
        String when = rule.resolve().map(Resolve::when).orElse(null);
        return when == null ? null : part("resolve.when", when, compile);
    }

    private static String name(Level level) {
        return "level " + level.severity();
    }

    private static <T> T part(String name, @Nullable String text, Function<String, T> compile) {
        String given = text == null ? "" : text;
        try {
            return compile.apply(given);
        } catch (RuntimeException refused) { // whatever part of the compiler it comes from, it says where and what
            String shown = Excerpt.of(given, refused);
            throw new IllegalArgumentException(name + " \"" + shown + "\": " + refused.getMessage(), refused);
        }
    }
}
