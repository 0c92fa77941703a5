package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Expression.Binary;
import java.util.List;

/**
 * Comparisons without their left side, such as {@code > 0.20} or {@code > 0.05 and < 0.2}: what a level says of its rule's value.
 *
 * @param bounds at least one; all must hold
 */
public record Threshold(List<Bound> bounds) {

    public Threshold {
        bounds = List.copyOf(bounds);
        if (bounds.isEmpty()) {
            throw new IllegalArgumentException("a threshold needs a bound");
        }
    }

    /**
     * One comparison.
     *
     * @param operator a comparison
     * @param limit a scalar
     * @param position of the operator
     */
    public record Bound(BinaryOperator operator, Expression limit, Position position) {}

    /**
     * Reads a threshold: a comparison operator and a scalar expression, or several of these joined by {@code and}.
     *
     * @throws ExpressionException when the text is anything else
     */
    public static Threshold parse(String text) {
        return new Parser(text).threshold();
    }

    /**
     * Returns the condition that the value is within these bounds, as a tree.
     *
     * @throws ExpressionException when the value is not an instant vector
     */
    public Expression appliedTo(Expression value) {
        ExpressionChecks.requireVector(value);
        Expression condition = compared(value, bounds.get(0));
        for (Bound bound : bounds.subList(1, bounds.size())) {
            condition =
                    new Binary(BinaryOperator.AND, condition, compared(value, bound), Modifier.NONE, bound.position());
        }
        return condition;
    }

    private static Expression compared(Expression value, Bound bound) {
        return new Binary(bound.operator(), value, bound.limit(), Modifier.NONE, bound.position());
    }

    /** Returns the threshold as it can be read back. */
    @Override
    public String toString() {
        return String.join(" and ", bounds.stream().map(Threshold::text).toList());
    }

    private static String text(Bound bound) {
        return bound.operator().text() + " "
                + Printer.operand(bound.limit(), bound.operator().precedence() + 1);
    }
}
