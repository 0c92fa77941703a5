package io.github.incidentsdk.config.definition;

import io.github.incidentsdk.expression.BinaryOperator;
import io.github.incidentsdk.expression.Expression;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of something with a number, to find out whether two such can hold at once.
 *
 * @param left what is compared, in its canonical text
 */
record Overlap(String left, BinaryOperator operator, double limit) {

    /** The comparison that {@code condition} is; empty when it is more than one, or of another kind. */
    static Optional<Overlap> of(Expression condition) {
        return condition instanceof Expression.Binary binary
                        && binary.operator().isComparison()
                        && binary.right() instanceof Expression.NumberLiteral number
                ? Optional.of(new Overlap(binary.left().text(), binary.operator(), number.value()))
                : Optional.empty();
    }

    /** Whether every value that satisfies this satisfies the other too. */
    boolean within(@Nullable Overlap other) {
        return other != null
                && left.equals(other.left)
                && points(other).filter(this::holds).allMatch(other::holds);
    }

    /** Whether some value satisfies both. */
    boolean with(@Nullable Overlap other) {
        return other != null
                && left.equals(other.left)
                && points(other).anyMatch(value -> holds(value) && other.holds(value));
    }

    /** Values at, between and beyond the two limits: what two comparisons have in common shows there. */
    private DoubleStream points(Overlap other) {
        return DoubleStream.of(limit, other.limit, (limit + other.limit) / 2)
                .flatMap(point ->
                        DoubleStream.of(Math.nextDown(point), point - 1, point, point + 1, Math.nextUp(point)));
    }

    private boolean holds(double value) {
        return switch (operator) {
            case GREATER -> value > limit;
            case GREATER_OR_EQUAL -> value >= limit;
            case LESS -> value < limit;
            case LESS_OR_EQUAL -> value <= limit;
            case EQUAL -> value == limit;
            default -> value != limit;
        };
    }
}
