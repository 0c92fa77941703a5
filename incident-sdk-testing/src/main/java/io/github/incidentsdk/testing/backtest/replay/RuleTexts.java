package io.github.incidentsdk.testing.backtest.replay;

import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Call;
import io.github.incidentsdk.expression.Expression.RangeSelector;
import io.github.incidentsdk.expression.ExpressionException;
import io.github.incidentsdk.expression.Function;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.Form;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The expressions of a rule that look at series; what cannot be read is the engine's to refuse. */
final class RuleTexts {

    /** With fewer than two samples in their window they give nothing. */
    private static final Set<Function> OF_TWO_SAMPLES = EnumSet.of(
            Function.RATE,
            Function.IRATE,
            Function.INCREASE,
            Function.DELTA,
            Function.IDELTA,
            Function.DERIV,
            Function.PREDICT_LINEAR);

    /** Stands for whatever is recorded: rules of Prometheus read what others record. */
    static final RuleTexts ANY = new RuleTexts(List.of("{__name__=~\".+\"}"));

    private final List<Expression> expressions = new ArrayList<>();

    private RuleTexts(List<String> texts) {
        texts.forEach(text -> parsed(text).ifPresent(expressions::add));
    }

    private static Optional<Expression> parsed(String text) {
        try {
            return Optional.of(Expression.parse(text));
        } catch (ExpressionException unreadable) {
            return Optional.empty(); // refused by the engine, with its place
        }
    }

    static RuleTexts of(IncidentRule rule) {
        List<String> texts = new ArrayList<>(rule.metrics().values());
        if (rule.value() != null) {
            texts.add(rule.value());
        }
        if (rule.form() == Form.CONDITION) {
            rule.levels().forEach(level -> texts.add(level.when()));
        }
        if (rule.form() != Form.METRICS) {
            rule.resolve()
                    .map(IncidentRule.Resolve::when)
                    .filter(when -> !IncidentRuleBuilder.isComparison(when))
                    .ifPresent(texts::add);
        }
        return new RuleTexts(texts);
    }

    static RuleTexts of(String expression) {
        return new RuleTexts(List.of(expression));
    }

    static RuleTexts together(List<RuleTexts> several) {
        RuleTexts all = new RuleTexts(List.of());
        several.forEach(each -> all.expressions.addAll(each.expressions));
        return all;
    }

    /** The metrics that are read by name. */
    Set<String> metrics() {
        Set<String> names = new TreeSet<>();
        expressions.forEach(expression -> names.addAll(expression.reads().names()));
        return names;
    }

    /** Whether any series may be read. */
    boolean readsAnything() {
        return expressions.stream().anyMatch(expression -> expression.reads().byMatchersOnly());
    }

    /** How far back anything is read. */
    long reachMillis() {
        return expressions.stream()
                .mapToLong(expression -> expression.reads().longestReachMillis())
                .max()
                .orElse(0);
    }

    /** The windows, and how many samples each has to hold to give anything. */
    List<Window> windows() {
        List<Window> windows = new ArrayList<>();
        for (Expression expression : expressions) {
            expression
                    .nodes(Call.class)
                    .forEach(call -> call.arguments().stream()
                            .filter(RangeSelector.class::isInstance)
                            .map(RangeSelector.class::cast)
                            .forEach(range -> windows.add(
                                    new Window(call.text(), range, OF_TWO_SAMPLES.contains(call.function()) ? 2 : 1))));
        }
        return windows;
    }

    record Window(String text, RangeSelector range, int samples) {}
}
