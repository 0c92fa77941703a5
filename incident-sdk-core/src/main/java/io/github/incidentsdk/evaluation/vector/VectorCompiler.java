package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.math.Calendar;
import io.github.incidentsdk.evaluation.math.Comparisons;
import io.github.incidentsdk.evaluation.math.InstantFunctions;
import io.github.incidentsdk.evaluation.math.Operation;
import io.github.incidentsdk.evaluation.vector.ScalarOperation.Side;
import io.github.incidentsdk.evaluation.window.WindowFunctions;
import io.github.incidentsdk.expression.BinaryOperator;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Aggregation;
import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Expression.Call;
import io.github.incidentsdk.expression.Expression.Negate;
import io.github.incidentsdk.expression.Expression.NumberLiteral;
import io.github.incidentsdk.expression.Expression.RangeSelector;
import io.github.incidentsdk.expression.Expression.Selector;
import io.github.incidentsdk.expression.Function;
import io.github.incidentsdk.expression.LabelMatcher;
import io.github.incidentsdk.expression.ValueType;
import io.github.incidentsdk.metric.series.SeriesIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes nodes of expressions; what several expressions have in common becomes one node, evaluated once a tick.
 *
 * <p>Compiling is safe on one thread while another one updates nodes that were made before.
 */
public final class VectorCompiler {

    /** Stands for a parameter that was not given. */
    private final Scalar one = Scalars.literal(1);

    private final SeriesIndex index;
    private final WindowFunctions functions;
    private final Comparisons comparisons;
    private final Map<String, Vector> vectors = new HashMap<>();
    private final Map<String, Scalar> scalars = new HashMap<>();

    /** Creates a compiler for these series, in which comparisons are as a Prometheus server has them. */
    public VectorCompiler(SeriesIndex index, WindowFunctions functions) {
        this(index, functions, Comparisons.DEFINITE);
    }

    /**
     * Creates a compiler for these series.
     *
     * @param functions how functions of a range are computed
     * @param comparisons what comparisons within an expression make of NaN, and the choice of an extreme
     */
    public VectorCompiler(SeriesIndex index, WindowFunctions functions, Comparisons comparisons) {
        this.index = index;
        this.functions = functions;
        this.comparisons = comparisons;
    }

    /** Returns the node of an expression; a scalar becomes one element without labels. */
    public Vector vector(Expression expression) {
        if (expression.type() == ValueType.SCALAR) {
            return new ScalarVector(scalar(expression));
        }
        String text = expression.text();
        Vector known = vectors.get(text);
        if (known == null) {
            known = make(expression);
            vectors.put(text, known);
        }
        return known;
    }

    /** Returns the node of an expression whose type is scalar. */
    public Scalar scalar(Expression expression) {
        String text = expression.text();
        Scalar known = scalars.get(text);
        if (known == null) {
            known = makeScalar(expression);
            scalars.put(text, known);
        }
        return known;
    }

    private Scalar makeScalar(Expression expression) {
        if (expression instanceof NumberLiteral literal) {
            return Scalars.literal(literal.value());
        }
        if (expression instanceof Negate negate) {
            return Scalars.negated(scalar(negate.operand()));
        }
        if (expression instanceof Binary binary) {
            return Scalars.binary(operation(binary.operator(), false), scalar(binary.left()), scalar(binary.right()));
        }
        if (expression instanceof Call call && call.function() == Function.TIME) {
            return Scalars.time();
        }
        if (expression instanceof Call call && call.function() == Function.SCALAR_OF) {
            return Scalars.of(vector(call.arguments().get(0)));
        }
        throw notCompiled(expression);
    }

    private Vector make(Expression expression) {
        if (expression instanceof Selector selector) {
            return selected(selector);
        }
        if (expression instanceof Negate negate) {
            return mapped(negate.operand(), value -> -value);
        }
        if (expression instanceof Binary binary) {
            return operation(binary);
        }
        if (expression instanceof Aggregation aggregation) {
            return aggregation(aggregation);
        }
        if (expression instanceof Call call) {
            return call(call);
        }
        throw notCompiled(expression);
    }

    private Vector selected(Selector selector) {
        Selection selection = new Selection(selector, index);
        return selector.offsetMillis() == 0
                ? new SelectorVector(selection)
                : new OffsetVector(selection, selector.offsetMillis(), functions.stepMillis(selector.offsetMillis()));
    }

    private Vector mapped(Expression operand, DoubleUnaryOperator operator) {
        return mapped(vector(operand), operator);
    }

    private Vector mapped(Vector operand, DoubleUnaryOperator operator) {
        return new MapVector(operand, (value, first, second) -> operator.applyAsDouble(value), one, one);
    }

    private Operation operation(BinaryOperator operator, boolean filters) {
        return new Operation(operator, filters, comparisons);
    }

    private Vector operation(Binary binary) {
        BinaryOperator operator = binary.operator();
        Expression left = binary.left();
        Expression right = binary.right();
        Operation operation = operation(operator, operator.isComparison() && !binary.bool());
        if (operator.isSet()) {
            return new SetVector(operator, vector(left), vector(right), binary.matching());
        }
        if (right.type() == ValueType.SCALAR) {
            return new ScalarOperation(operation, vector(left), scalar(right), Side.RIGHT);
        }
        if (left.type() == ValueType.SCALAR) {
            return new ScalarOperation(operation, vector(right), scalar(left), Side.LEFT);
        }
        return new VectorOperation(operation, vector(left), vector(right), binary.matching());
    }

    private Vector aggregation(Aggregation aggregation) {
        Vector operand = vector(aggregation.operand());
        Expression parameter = aggregation.parameter();
        Scalar scalar = parameter == null ? one : scalar(parameter);
        return aggregation.aggregator().selectsSeries()
                ? new TopVector(aggregation.aggregator(), operand, scalar, aggregation.grouping(), comparisons)
                : new AggregationVector(aggregation.aggregator(), operand, scalar, aggregation.grouping(), comparisons);
    }

    private Vector call(Call call) {
        Function function = call.function();
        List<Expression> arguments = call.arguments();
        if (InstantFunctions.has(function)) {
            Scalar first = arguments.size() > 1 ? scalar(arguments.get(1)) : one;
            Scalar second = arguments.size() > 2 ? scalar(arguments.get(2)) : one;
            return new MapVector(vector(arguments.get(0)), InstantFunctions.of(function), first, second);
        }
        if (Calendar.has(function)) {
            Vector moments = arguments.isEmpty() ? new ScalarVector(Scalars.time()) : vector(arguments.get(0));
            return mapped(moments, Calendar.of(function));
        }
        RangeSelector range = range(arguments);
        if (range != null) {
            return overRange(function, range, arguments);
        }
        return switch (function) {
            case TIMESTAMP -> new TimestampVector(vector(arguments.get(0)));
            case VECTOR -> new ScalarVector(scalar(arguments.get(0)));
            case HISTOGRAM_QUANTILE -> new HistogramVector(scalar(arguments.get(0)), vector(arguments.get(1)));
            case ABSENT -> new AbsentVector(vector(arguments.get(0)), matchers(arguments.get(0)), at -> true);
            default -> throw notCompiled(call);
        };
    }

    private static @Nullable RangeSelector range(List<Expression> arguments) {
        return arguments.stream()
                .filter(RangeSelector.class::isInstance)
                .map(RangeSelector.class::cast)
                .findFirst()
                .orElse(null);
    }

    private Vector overRange(Function function, RangeSelector range, List<Expression> arguments) {
        Selection selection = new Selection(range.selector(), index);
        if (function == Function.ABSENT_OVER_TIME) {
            RangeVector present = new RangeVector(function, functions, range, selection, one);
            return new AbsentVector(
                    present,
                    range.selector().matchers(),
                    at -> !functions.looksBeforeMissing() || present.isWatched(at));
        }
        Scalar parameter = arguments.stream()
                .filter(argument -> argument != range)
                .map(this::scalar)
                .findFirst()
                .orElse(one);
        return new RangeVector(function, functions, range, selection, parameter);
    }

    private static List<LabelMatcher> matchers(Expression argument) {
        return argument instanceof Selector selector ? selector.matchers() : List.of();
    }

    private static IllegalArgumentException notCompiled(Expression expression) {
        return new IllegalArgumentException(
                expression.position() + ": '" + expression.text() + "' cannot be evaluated");
    }
}
