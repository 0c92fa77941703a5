package io.github.incidentsdk.config.definition;

import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.ExpressionException;
import io.github.incidentsdk.expression.Threshold;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import java.util.Optional;
import java.util.Set;

/** Reads what a rule says of its levels and its end as comparisons, where that can be done. */
final class RuleComparisons {

    private RuleComparisons() {}

    /** The one comparison that {@code text} is; empty for anything else, also what cannot be read. */
    static Optional<Overlap> of(IncidentRule rule, String text) {
        try {
            String value = rule.value();
            if (value != null && IncidentRuleBuilder.isComparison(text)) {
                return Overlap.of(Threshold.parse(text).appliedTo(Expression.parseValue(value)));
            }
            return Overlap.of(Expression.parseCondition(text, Set.of("incident")));
        } catch (ExpressionException reportedOrRemote) {
            return Optional.empty();
        }
    }
}
