package io.github.incidentsdk.rule.sight;

import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Aggregation;
import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Expression.Selector;
import io.github.incidentsdk.expression.ValueType;

/** Under which name a value is told that nobody named. */
public final class ValueName {

    private static final String UNNAMED = "value";

    private ValueName() {}

    /** The metric that {@code value} shows, folded or not; {@code value} when it is computed from something else. */
    public static String of(Expression value) {
        if (value instanceof Selector selector && selector.name() != null) {
            return selector.name();
        }
        if (value instanceof Aggregation aggregation) {
            return switch (aggregation.aggregator()) {
                case SUM, AVG, MIN, MAX, TOPK, BOTTOMK, QUANTILE -> of(aggregation.operand());
                case COUNT, GROUP, STDDEV, STDVAR -> UNNAMED;
            };
        }
        return UNNAMED;
    }

    /** The name of what {@code condition} compares. */
    static String ofCondition(Expression condition) {
        if (condition instanceof Binary binary && binary.operator().isComparison()) {
            return of(binary.left().type() == ValueType.SCALAR ? binary.right() : binary.left());
        }
        return UNNAMED;
    }
}
