package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Expression.Aggregation;
import io.github.incidentsdk.expression.Expression.Call;
import io.github.incidentsdk.expression.Expression.Negate;
import io.github.incidentsdk.expression.Expression.NumberLiteral;
import java.util.OptionalDouble;

/** Refuses numbers as arguments with which a function says nothing of what it is given, as nobody means them. */
final class OutOfRange {

    private OutOfRange() {}

    static void refuseIn(Expression expression) {
        expression.nodes(Aggregation.class).forEach(OutOfRange::refuse);
        expression.nodes(Call.class).forEach(OutOfRange::refuse);
    }

    private static void refuse(Aggregation aggregation) {
        Expression parameter = aggregation.parameter();
        if (parameter != null && aggregation.aggregator() == Aggregator.QUANTILE) {
            refuseQuantile(aggregation.aggregator().text(), parameter);
        } else if (parameter != null && !(constant(parameter).orElse(1) >= 1)) {
            throw wrong(aggregation.aggregator().text(), parameter, "chooses nothing; write a number from 1");
        }
    }

    private static void refuse(Call call) {
        switch (call.function()) {
            case QUANTILE_OVER_TIME, HISTOGRAM_QUANTILE ->
                refuseQuantile(call.function().text(), call.arguments().get(0));
            case CLAMP -> {
                OptionalDouble least = constant(call.arguments().get(1));
                OptionalDouble most = constant(call.arguments().get(2));
                if (least.isPresent() && most.isPresent() && !(least.getAsDouble() <= most.getAsDouble())) {
                    throw wrong(
                            call.function().text(),
                            call.arguments().get(2),
                            "is below the least value and leaves nothing; write the lesser number first");
                }
            }
            default -> {
                // Takes any number.
            }
        }
    }

    private static void refuseQuantile(String function, Expression parameter) {
        double quantile = constant(parameter).orElse(0);
        if (!(quantile >= 0 && quantile <= 1)) {
            throw wrong(
                    function,
                    parameter,
                    "makes it " + (quantile > 1 ? "+Inf" : quantile < 0 ? "-Inf" : "NaN")
                            + ", whatever is measured; write a number from 0 to 1, as 0.9");
        }
    }

    private static OptionalDouble constant(Expression expression) {
        if (expression instanceof Negate negate && negate.operand() instanceof NumberLiteral number) {
            return OptionalDouble.of(-number.value());
        }
        return expression instanceof NumberLiteral number ? OptionalDouble.of(number.value()) : OptionalDouble.empty();
    }

    private static ExpressionException wrong(String function, Expression argument, String message) {
        return ExpressionException.wrong(
                argument.position(),
                "`" + function + "`",
                "`" + argument.text() + "` in `" + function + "` " + message);
    }
}
