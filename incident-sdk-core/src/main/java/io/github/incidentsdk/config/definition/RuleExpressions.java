package io.github.incidentsdk.config.definition;

import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.ExpressionException;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.Form;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.rule.Level;
import java.util.List;
import java.util.stream.Stream;

/** The expressions of a rule that are evaluated over series; without those that cannot be read, which are problems already. */
final class RuleExpressions {

    private RuleExpressions() {}

    /** All of them. */
    static List<Expression> of(IncidentRule rule) {
        Stream<String> ends = rule.form() == Form.METRICS
                ? Stream.empty()
                : rule.resolve().stream()
                        .map(IncidentRule.Resolve::when)
                        .filter(when -> !(rule.form() == Form.VALUE && IncidentRuleBuilder.isComparison(when)));
        return Stream.concat(given(rule), ends).flatMap(RuleExpressions::read).toList();
    }

    /** Those by which it opens. */
    static List<Expression> opening(IncidentRule rule) {
        return given(rule).flatMap(RuleExpressions::read).toList();
    }

    private static Stream<String> given(IncidentRule rule) {
        return switch (rule.form()) {
            case VALUE -> Stream.ofNullable(rule.value());
            case METRICS -> rule.metrics().values().stream();
            case CONDITION -> rule.levels().stream().map(Level::when);
        };
    }

    private static Stream<Expression> read(String text) {
        try {
            return Stream.of(Expression.parse(text));
        } catch (ExpressionException reported) {
            return Stream.empty();
        }
    }
}
