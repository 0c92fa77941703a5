package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Expression.Aggregation;
import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Expression.Call;
import io.github.incidentsdk.expression.Expression.Negate;
import io.github.incidentsdk.expression.Expression.NumberLiteral;
import io.github.incidentsdk.expression.Expression.RangeSelector;
import io.github.incidentsdk.expression.Expression.Selector;
import java.util.List;

/**
 * An expression that is evaluated as of an earlier moment, for sources whose values arrive late.
 *
 * <p>Series are looked at as they were then, and whatever tells the time tells that of then, as Prometheus does it where a group of
 * rules has a {@code query_offset}.
 */
public final class Delayed {

    private static final double MILLIS_A_SECOND = 1_000;

    private final long millis;

    private Delayed(long millis) {
        this.millis = millis;
    }

    /** The same expression, evaluated as of so long ago. */
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
            return back(call);
        }
        return expression;
    }

    private Expression back(Call call) {
        List<Expression> arguments = call.arguments().stream().map(this::back).toList();
        Call moved = new Call(call.function(), arguments, call.position());
        return switch (call.function()) {
            case TIME -> earlier(moved);
            case MINUTE, HOUR, DAY_OF_WEEK, DAY_OF_MONTH, DAY_OF_YEAR, DAYS_IN_MONTH, MONTH, YEAR ->
                arguments.isEmpty() ? new Call(call.function(), List.of(now(call.position())), call.position()) : moved;
            case TIMESTAMP ->
                arguments.get(0) instanceof Selector ? moved : earlier(moved); // a sample knows its own time
            case PREDICT_LINEAR ->
                new Call(call.function(), List.of(arguments.get(0), earlier(arguments.get(1))), call.position());
            default -> moved;
        };
    }

    private Expression now(Position position) {
        Call time = new Call(Function.TIME, List.of(), position);
        return new Call(Function.VECTOR, List.of(earlier(time)), position);
    }

    /** So many seconds less. */
    private Expression earlier(Expression seconds) {
        Expression delay = new NumberLiteral(millis / MILLIS_A_SECOND, seconds.position());
        return new Binary(BinaryOperator.SUBTRACT, seconds, delay, Modifier.NONE, seconds.position());
    }

    private Selector back(Selector selector) {
        return new Selector(
                selector.name(), selector.matchers(), selector.offsetMillis() + millis, selector.position());
    }
}
