package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.math.Calendar;
import io.github.incidentsdk.evaluation.math.Comparisons;
import io.github.incidentsdk.evaluation.math.Doubtful;
import io.github.incidentsdk.evaluation.math.InstantFunctions;
import io.github.incidentsdk.evaluation.math.InstantFunctions.Mapping;
import io.github.incidentsdk.evaluation.math.Operation;
import io.github.incidentsdk.evaluation.math.ZeroDenominator;
import io.github.incidentsdk.expression.BinaryOperator;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Aggregation;
import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Expression.Call;
import io.github.incidentsdk.expression.Expression.Negate;
import io.github.incidentsdk.expression.Expression.NumberLiteral;
import io.github.incidentsdk.expression.Expression.Selector;
import io.github.incidentsdk.expression.LabelMatcher;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes facts of expressions, and numbers the metrics that they read. */
final class FixedCompiler {

    /** Stands for a parameter that was not given. */
    private static final Fact ONE = (bindings, at) -> 1;

    private final List<String> metrics = new ArrayList<>();

    List<String> metrics() {
        return List.copyOf(metrics);
    }

    Fact fact(Expression expression) {
        if (expression instanceof NumberLiteral literal) {
            return new NumberFact(literal.value());
        }
        if (expression instanceof Selector selector) {
            return selected(selector);
        }
        if (expression instanceof Negate negate) {
            return mapped(fact(negate.operand()), value -> -value);
        }
        if (expression instanceof Binary binary) {
            return operation(binary);
        }
        if (expression instanceof Aggregation aggregation) {
            return aggregated(aggregation);
        }
        if (expression instanceof Call call) {
            return called(call);
        }
        throw refused(expression, "has no value here");
    }

    private Fact selected(Selector selector) {
        String name = selector.name();
        if (name == null || selector.offsetMillis() != 0) {
            throw refused(selector, name == null ? "names no metric" : "looks back, and there is no past here");
        }
        if (!selector.matchers().stream().filter(FixedCompiler::isOnName).allMatch(matcher -> matcher.matches(name))) {
            return (bindings, at) -> Absent.VALUE;
        }
        if (!metrics.contains(name)) {
            metrics.add(name);
        }
        return new SelectedFact(
                metrics.indexOf(name),
                selector.matchers().stream()
                        .filter(matcher -> !isOnName(matcher))
                        .toList());
    }

    private static boolean isOnName(LabelMatcher matcher) {
        return matcher.label().equals(Labels.NAME);
    }

    private Fact operation(Binary binary) {
        Fact left = fact(binary.left());
        Fact right = fact(binary.right());
        BinaryOperator operator = binary.operator();
        if (operator.isSet()) {
            return new SetFact(operator, left, right);
        }
        boolean filters = operator.isComparison() && !binary.bool();
        return new OperationFact(new Operation(operator, filters, Comparisons.THREE_VALUED), left, right);
    }

    /** Of one series: most aggregations are that series' value, the others do not depend on it. */
    private Fact aggregated(Aggregation aggregation) {
        Fact operand = fact(aggregation.operand());
        return switch (aggregation.aggregator()) {
            case SUM, AVG, MIN, MAX -> operand;
            case COUNT, GROUP -> mapped(operand, value -> 1);
            case STDDEV, STDVAR -> mapped(operand, value -> Double.isFinite(value) ? 0 : Double.NaN);
            case QUANTILE, TOPK, BOTTOMK ->
                throw refused(aggregation, "chooses among several series, and there is one");
        };
    }

    private Fact called(Call call) {
        List<Expression> arguments = call.arguments();
        if (InstantFunctions.has(call.function())) {
            Fact first = arguments.size() > 1 ? fact(arguments.get(1)) : ONE;
            Fact second = arguments.size() > 2 ? fact(arguments.get(2)) : ONE;
            return new MappedFact(fact(arguments.get(0)), InstantFunctions.of(call.function()), first, second);
        }
        if (Calendar.has(call.function())) {
            DoubleUnaryOperator calendar = Calendar.of(call.function());
            return arguments.isEmpty()
                    ? (bindings, at) -> calendar.applyAsDouble(at / 1000.0)
                    : mapped(fact(arguments.get(0)), calendar);
        }
        return switch (call.function()) {
            case TIME -> (bindings, at) -> at / 1000.0;
            case VECTOR -> fact(arguments.get(0));
            case SCALAR_OF -> scalar(fact(arguments.get(0)));
            default -> throw refused(call, "needs several series or their past, and here is one value per metric");
        };
    }

    private static Fact mapped(Fact operand, DoubleUnaryOperator operator) {
        return new MappedFact(operand, (value, first, second) -> operator.applyAsDouble(value), ONE, ONE);
    }

    private static Fact scalar(Fact operand) {
        return (bindings, at) -> {
            double value = operand.value(bindings, at);
            return Fact.isMissing(value) ? Double.NaN : value;
        };
    }

    private static IllegalArgumentException refused(Expression expression, String why) {
        return new IllegalArgumentException(expression.position() + ": '" + expression.text() + "' " + why);
    }

    record NumberFact(double value) implements Fact {

        boolean isNaN() {
            return Double.isNaN(value);
        }

        @Override
        public double value(Bindings bindings, long atMillis) {
            return value;
        }
    }

    record SelectedFact(int metric, List<LabelMatcher> matchers) implements Fact {

        /** Whether labels choose nothing. */
        boolean isPlain() {
            return matchers.isEmpty();
        }

        @Override
        public double value(Bindings bindings, long atMillis) {
            return matches(bindings) ? bindings.value(metric) : Absent.VALUE;
        }

        @Override
        public @Nullable String blindness(Bindings bindings) {
            return matches(bindings) ? bindings.blindness(metric) : null;
        }

        private boolean matches(Bindings bindings) {
            for (int i = 0; i < matchers.size(); i++) {
                LabelMatcher matcher = matchers.get(i);
                String value = bindings.label(matcher.label());
                if (!matcher.matches(value == null ? "" : value)) {
                    return false;
                }
            }
            return true;
        }
    }

    private record MappedFact(Fact operand, Mapping mapping, Fact first, Fact second) implements Fact {

        @Override
        public double value(Bindings bindings, long atMillis) {
            double value = operand.value(bindings, atMillis);
            if (Fact.isMissing(value) || Doubtful.is(value)) {
                return value;
            }
            double result = mapping.apply(value, first.value(bindings, atMillis), second.value(bindings, atMillis));
            return Double.isNaN(result) && ZeroDenominator.is(value) ? value : result;
        }

        @Override
        public @Nullable String blindness(Bindings bindings) {
            return operand.blindness(bindings);
        }
    }

    private record OperationFact(Operation operation, Fact left, Fact right) implements Fact {

        @Override
        public double value(Bindings bindings, long atMillis) {
            double one = left.value(bindings, atMillis);
            double other = right.value(bindings, atMillis);
            return operation.apply(one, other, one);
        }

        @Override
        public @Nullable String blindness(Bindings bindings) {
            String blindness = left.blindness(bindings);
            return blindness == null ? right.blindness(bindings) : blindness;
        }
    }

    private record SetFact(BinaryOperator operator, Fact left, Fact right) implements Fact {

        @Override
        public double value(Bindings bindings, long atMillis) {
            double one = left.value(bindings, atMillis);
            double other = right.value(bindings, atMillis);
            if (operator == BinaryOperator.OR) {
                return Fact.isMissing(one) ? other : one;
            }
            if (Doubtful.is(other) && !Fact.isMissing(one)) {
                return other;
            }
            boolean keeps = operator == BinaryOperator.AND;
            return Fact.isMissing(other) == keeps ? Absent.VALUE : one;
        }

        @Override
        public @Nullable String blindness(Bindings bindings) {
            String blindness = left.blindness(bindings);
            return blindness == null ? right.blindness(bindings) : blindness;
        }
    }
}
