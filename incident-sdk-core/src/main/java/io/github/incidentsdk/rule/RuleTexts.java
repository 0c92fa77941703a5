package io.github.incidentsdk.rule;

import io.github.incidentsdk.evaluation.FixedCondition;
import io.github.incidentsdk.evaluation.ZeroByZero;
import io.github.incidentsdk.expression.Excerpt;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Selector;
import io.github.incidentsdk.expression.ExpressionException;
import io.github.incidentsdk.expression.Threshold;
import io.github.incidentsdk.policy.SeverityPolicy;
import io.github.incidentsdk.rule.IncidentRule.Form;
import io.github.incidentsdk.rule.IncidentRule.ZeroDenominator;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks the expressions of a rule before anything has to evaluate them. */
public final class RuleTexts {

    private final IncidentRule rule;

    private RuleTexts(IncidentRule rule) {
        this.rule = rule;
    }

    /**
     * Checks all expressions of {@code rule}.
     *
     * @throws IllegalArgumentException when one cannot be evaluated; names the rule, the part, line and column
     */
    static void check(IncidentRule rule) {
        new RuleTexts(rule).check();
    }

    /**
     * Compiles a condition over metrics that a rule names, which are all that it knows.
     *
     * @param metrics the names; null for any, as in a type's policy
     * @throws ExpressionException when it cannot be read
     * @throws IllegalArgumentException when it cannot be evaluated over these; names line and column
     */
    public static FixedCondition overMetrics(
            String condition, @Nullable Set<String> metrics, ZeroDenominator zeroDenominator) {
        Expression read = Expression.parseCondition(condition, SeverityPolicy.FACTS);
        FixedCondition compiled = FixedCondition.compile(
                read, zeroDenominator == ZeroDenominator.HOLD ? ZeroByZero.HOLD : ZeroByZero.FALSE);
        if (metrics != null) {
            read.nodes(Selector.class)
                    .filter(selector ->
                            !metrics.contains(selector.name()) && !SeverityPolicy.INCIDENT.equals(selector.name()))
                    .findFirst()
                    .ifPresent(selector -> {
                        throw new IllegalArgumentException(selector.position() + ": `" + selector.name()
                                + "` is not among the rule's metrics, which are " + String.join(", ", metrics));
                    });
        }
        return compiled;
    }

    private void check() {
        if (rule.value() != null) {
            part("value", rule.value(), lenient(Expression::parseValue));
        }
        rule.metrics().forEach((name, text) -> part("metric " + name, text, lenient(Expression::parseValue)));
        for (Level level : rule.levels()) {
            String name = rule.form() == Form.CONDITION ? "expr" : "level " + level.severity();
            part(name, level.when(), this::condition);
        }
        rule.resolve().ifPresent(resolve -> part("resolve.when", resolve.when(), this::condition));
    }

    private void condition(String text) {
        if (rule.form() == Form.METRICS) {
            overMetrics(text, rule.metrics().keySet(), rule.zeroDenominator());
        } else if (rule.form() == Form.VALUE && IncidentRuleBuilder.isComparison(text)) {
            Threshold.parse(text);
        } else {
            lenient(when -> Expression.parseCondition(when, Set.of())).accept(text);
        }
    }

    private Consumer<String> lenient(Function<String, Expression> reading) {
        return rule.source().isEmpty() ? text -> here(text, reading) : text -> forServer(text, reading);
    }

    /**
     * Checks what is evaluated in this process.
     *
     * @throws ExpressionException when it cannot be read
     */
    public static void here(String text, Function<String, Expression> reading) {
        Expression unused = reading.apply(text);
    }

    /**
     * Checks what a server evaluates, which may know more of PromQL than the subset, and knows none of the SDK's own functions.
     *
     * @throws ExpressionException when it cannot be read
     * @throws IllegalArgumentException when no server could evaluate it; names line and column
     */
    public static void forServer(String text, Function<String, Expression> reading) {
        try {
            reading.apply(text).firstOwnFunction().ifPresent(call -> {
                throw new IllegalArgumentException(call.position() + ": `"
                        + call.function().text()
                        + "` is known here alone, and no server could evaluate it; leave out source");
            });
        } catch (ExpressionException wrong) {
            if (!wrong.outsideSubset()) {
                throw wrong;
            }
        }
    }

    private void part(String name, String text, Consumer<String> reading) {
        try {
            reading.accept(text);
        } catch (ExpressionException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "rule \"" + rule.id() + "\": " + name + " \"" + Excerpt.of(text, wrong) + "\": "
                            + wrong.getMessage(),
                    wrong);
        }
    }
}
