package io.github.incidentsdk.expression;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A checked expression: a node of the syntax tree with everything below it.
 *
 * <p>Immutable. Parentheses leave no node. A tree that was read is at most 100 nodes deep, so that recursion over it is safe.
 */
public sealed interface Expression {

    /** Returns where it begins in its text; for a {@link Binary} this is the operator. */
    Position position();

    /** Returns what it evaluates to. */
    ValueType type();

    /** Returns the nodes directly below, in the order of the text. */
    List<Expression> children();

    /**
     * Reads an expression of any type.
     *
     * @throws ExpressionException when the text is not one of the subset
     */
    static Expression parse(String text) {
        return new Parser(text).whole();
    }

    /**
     * Reads an expression that gives one value per label set.
     *
     * @throws ExpressionException when the text is not one of the subset, of another type than an instant vector, or has a number
     *     as argument that leaves nothing, such as a quantile above 1
     */
    static Expression parseValue(String text) {
        Expression value = parse(text);
        ExpressionChecks.requireVector(value);
        OutOfRange.refuseIn(value);
        return value;
    }

    /**
     * Reads a condition: {@code and}, {@code or} and {@code unless} over comparisons, {@code absent(…)} and
     * {@code absent_over_time(…)}.
     *
     * @param facts names of series that are also a condition when they stand alone, as {@code incident} in a policy
     * @throws ExpressionException when the text is not one of the subset, is no condition, or has a number as argument that leaves
     *     nothing, such as a quantile above 1
     */
    static Expression parseCondition(String text, Set<String> facts) {
        Expression condition = parse(text);
        ExpressionChecks.requireCondition(condition, facts);
        OutOfRange.refuseIn(condition);
        return condition;
    }

    /** Returns the canonical text, which is read back as an equal tree, but for the positions. */
    default String text() {
        return Printer.text(this);
    }

    /** Returns what is needed from the series store. */
    default Reads reads() {
        return Reads.of(this);
    }

    /** Returns the first function in the text that is the SDK's own, so that no server could evaluate the expression. */
    default Optional<Call> firstOwnFunction() {
        return nodes(Call.class).filter(call -> call.function().isOwn()).findFirst();
    }

    /** Returns the only labels that an element can have, of which any may be missing; empty where that is left to the series. */
    default Optional<Set<String>> labelBounds() {
        return LabelBounds.of(this);
    }

    /** Returns whether an element may rest on several series, so that it is there although one of them is not. */
    default boolean foldsSeries() {
        return nodes(Aggregation.class).findAny().isPresent()
                || nodes(Selector.class).count() > 1
                || nodes(Call.class).anyMatch(call -> call.function() == Function.HISTOGRAM_QUANTILE);
    }

    /** Returns whether a comparison below leaves series out, so that there may be no element although all series are there. */
    default boolean filters() {
        return nodes(Binary.class)
                .anyMatch(binary -> binary.operator().isComparison()
                        && !binary.bool()
                        && binary.type() == ValueType.INSTANT_VECTOR);
    }

    /** Returns the nodes of one kind, this one and all below it, each before what is below it. */
    default <T extends Expression> Stream<T> nodes(Class<T> kind) {
        Stream<T> self = kind.isInstance(this) ? Stream.of(kind.cast(this)) : Stream.empty();
        return Stream.concat(self, children().stream().flatMap(child -> child.nodes(kind)));
    }

    /**
     * A number; durations are numbers of seconds.
     *
     * @param value may be negative, infinite or NaN
     */
    record NumberLiteral(double value, Position position) implements Expression {

        @Override
        public ValueType type() {
            return ValueType.SCALAR;
        }

        @Override
        public List<Expression> children() {
            return List.of();
        }
    }

    /** A text, without its quotes and escapes. */
    record StringLiteral(String value, Position position) implements Expression {

        @Override
        public ValueType type() {
            return ValueType.STRING;
        }

        @Override
        public List<Expression> children() {
            return List.of();
        }
    }

    /**
     * The latest value of each series that fits.
     *
     * @param name the metric, or null when only matchers on {@code __name__} or other labels choose
     * @param matchers sorted; none is an equality with a non-empty {@code __name__}, which is the name
     * @param offsetMillis how far to look back from the evaluation time; negative looks ahead
     */
    record Selector(@Nullable String name, List<LabelMatcher> matchers, long offsetMillis, Position position)
            implements Expression {

        public Selector {
            matchers = matchers.stream().sorted().toList();
        }

        @Override
        public ValueType type() {
            return ValueType.INSTANT_VECTOR;
        }

        @Override
        public List<Expression> children() {
            return List.of();
        }
    }

    /**
     * The samples of each series that fits in the window (t − offset − range, t − offset].
     *
     * @param selector which series, with the offset of the window
     * @param rangeMillis positive
     */
    record RangeSelector(Selector selector, long rangeMillis, Position position) implements Expression {

        @Override
        public ValueType type() {
            return ValueType.RANGE_VECTOR;
        }

        @Override
        public List<Expression> children() {
            return List.of(selector);
        }
    }

    /** Unary minus over a scalar or an instant vector; a negative literal is a {@link NumberLiteral} instead. */
    record Negate(Expression operand, Position position) implements Expression {

        @Override
        public ValueType type() {
            return operand.type();
        }

        @Override
        public List<Expression> children() {
            return List.of(operand);
        }
    }

    /** Two scalars or instant vectors and the operator between them. */
    record Binary(BinaryOperator operator, Expression left, Expression right, Modifier modifier, Position position)
            implements Expression {

        /** Returns whether a comparison gives 0 or 1 instead of filtering. */
        public boolean bool() {
            return modifier.bool();
        }

        /** Returns how the series of two vectors find each other. */
        public Matching matching() {
            return modifier.matching();
        }

        @Override
        public ValueType type() {
            return left.type() == ValueType.SCALAR && right.type() == ValueType.SCALAR
                    ? ValueType.SCALAR
                    : ValueType.INSTANT_VECTOR;
        }

        @Override
        public List<Expression> children() {
            return List.of(left, right);
        }
    }

    /**
     * An instant vector folded by groups.
     *
     * @param parameter a scalar, present exactly when {@link Aggregator#takesParameter()}
     */
    record Aggregation(
            Aggregator aggregator,
            Expression operand,
            @Nullable Expression parameter,
            Grouping grouping,
            Position position)
            implements Expression {

        @Override
        public ValueType type() {
            return ValueType.INSTANT_VECTOR;
        }

        @Override
        public List<Expression> children() {
            return parameter == null ? List.of(operand) : List.of(parameter, operand);
        }
    }

    /**
     * A function applied.
     *
     * @param arguments as many as were written, of the function's types
     */
    record Call(Function function, List<Expression> arguments, Position position) implements Expression {

        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public ValueType type() {
            return function.result();
        }

        @Override
        public List<Expression> children() {
            return arguments;
        }
    }
}
