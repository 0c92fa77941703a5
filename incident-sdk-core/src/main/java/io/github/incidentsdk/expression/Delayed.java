package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Expression.Aggregation;
import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Expression.Call;
import io.github.incidentsdk.expression.Expression.Negate;
import io.github.incidentsdk.expression.Expression.RangeSelector;
import io.github.incidentsdk.expression.Expression.Selector;

/** An expression that looks further back, for sources whose values arrive late. */
public final class Delayed {

    private final long millis;

    private Delayed(long millis) {
        this.millis = millis;
    }

    /** The same expression over series as they were so long ago. */
    public static Expression by(long millis, Expression expression) {
        return millis == 0 ? expression : new Delayed(millis).back(expression);
    }

    private Expression back(Expression expression) {
        if (expression instanceof Selector selector) {
            return back(selector);
        }
        if (expression instanceof RangeSelector range) {
            return new RangeSelector(back(range.selector()), range.rangeMillis(), range.position());
        }
        if (expression instanceof Negate negate) {
            return new Negate(back(negate.operand()), negate.position());
        }
        if (expression instanceof Binary binary) {
            return new Binary(
                    binary.operator(), back(binary.left()), back(binary.right()), binary.modifier(), binary.position());
        }
        if (expression instanceof Aggregation aggregation) {
            Expression parameter = aggregation.parameter();
            return new Aggregation(
                    aggregation.aggregator(),
                    back(aggregation.operand()),
                    parameter == null ? null : back(parameter),
                    aggregation.grouping(),
                    aggregation.position());
        }
        if (expression instanceof Call call) {
            return new Call(
                    call.function(), call.arguments().stream().map(this::back).toList(), call.position());
        }
        return expression;
    }

    private Selector back(Selector selector) {
        return new Selector(
                selector.name(), selector.matchers(), selector.offsetMillis() + millis, selector.position());
    }
}
