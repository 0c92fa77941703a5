package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Expression.NumberLiteral;
import io.github.incidentsdk.expression.Expression.Selector;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses comparisons that no value satisfies, as nobody means them (R3). */
final class NeverTrue {

    /** What other languages call values, and here are names of metrics that nobody has. */
    private static final Map<String, String> NO_METRICS = Map.of(
            "null", "for what has no series write absent(…)",
            "nil", "for what has no series write absent(…)",
            "undefined", "for what has no series write absent(…)",
            "infinity", "for the infinite write Inf",
            "true", "write 1, or what the metric has for it",
            "false", "write 0, or what the metric has for it");

    private NeverTrue() {}

    static void refuse(Binary comparison) {
        refuseValue(comparison.left());
        refuseValue(comparison.right());
        refuse(comparison.operator(), comparison.left(), comparison.right(), comparison.position());
    }

    /** Of a threshold, which has no left side. */
    static void refuse(BinaryOperator operator, Expression limit, Position position) {
        refuseValue(limit);
        refuse(operator, null, limit, position);
    }

    private static void refuse(
            BinaryOperator operator, @Nullable Expression left, Expression right, Position position) {
        if (isNan(left) || isNan(right)) {
            throw wrong(
                    operator, position, "a comparison with NaN is never true, whatever is compared; write a number");
        }
        boolean beyond = operator == BinaryOperator.GREATER
                ? is(right, Double.POSITIVE_INFINITY) || is(left, Double.NEGATIVE_INFINITY)
                : operator == BinaryOperator.LESS
                        && (is(right, Double.NEGATIVE_INFINITY) || is(left, Double.POSITIVE_INFINITY));
        if (beyond) {
            throw wrong(
                    operator,
                    position,
                    "nothing is beyond the infinite, so this is never true; write a number, or `==` for what is infinite");
        }
    }

    private static void refuseValue(Expression operand) {
        String meant = operand instanceof Selector selector
                        && selector.name() != null
                        && selector.matchers().isEmpty()
                ? NO_METRICS.get(selector.name().toLowerCase(Locale.ROOT))
                : null;
        if (meant != null) {
            String shown = Quoting.shown(operand.text());
            throw ExpressionException.wrong(
                    operand.position(),
                    shown,
                    shown + " is no value here, but would be the name of a metric; " + meant);
        }
    }

    private static boolean isNan(@Nullable Expression operand) {
        return operand instanceof NumberLiteral number && Double.isNaN(number.value());
    }

    private static boolean is(@Nullable Expression operand, double value) {
        return operand instanceof NumberLiteral number && number.value() == value;
    }

    private static ExpressionException wrong(BinaryOperator operator, Position position, String message) {
        return ExpressionException.wrong(position, "`" + operator.text() + "`", message);
    }
}
