package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Expression.Aggregation;
import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Expression.Call;
import io.github.incidentsdk.expression.Expression.Negate;
import io.github.incidentsdk.expression.Expression.NumberLiteral;
import io.github.incidentsdk.expression.Expression.RangeSelector;
import io.github.incidentsdk.expression.Expression.Selector;
import io.github.incidentsdk.expression.Expression.StringLiteral;
import io.github.incidentsdk.expression.Matching.Cardinality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Well-typed trees of every shape, the same for the same seed. */
final class RandomExpressions {

    private static final Position NOWHERE = new Position(1, 1);
    private static final List<String> METRICS = List.of(
            "x",
            "up",
            "job:x:rate5m",
            ":x",
            "sum",
            "by",
            "and",
            "offset",
            "start",
            "fill",
            "on",
            "bool",
            "inf",
            "NaN",
            "atan2",
            "metric.name",
            "with space",
            "\"quoted\"",
            "é😀",
            "a\nb",
            "\u202e");
    private static final List<String> LABELS =
            List.of("a", "job", "le", "by", "on", "without", "unless", "nan", "a.b", "ü", "x:y", "q\"", "😀");
    private static final List<String> TEXTS =
            List.of("", "v", "a b", "\"", "\\", "\n\t\r", "é", "😀", "\u0000", "\u2028", "`'", "${x}");
    private static final List<String> REGEXES =
            List.of("a.*", "(a|b)+", "[^a-z]?", "5..", "\\d{1,3}", "(?i)x", "", ".*", "\\.", "\"");
    private static final List<Double> NUMBERS = List.of(
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.1,
            1e15,
            1e-7,
            Double.MAX_VALUE,
            Double.MIN_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            999_999_999_999_999.0,
            0.30000000000000004);

    private final Random random;

    RandomExpressions(long seed) {
        random = new Random(seed);
    }

    /** Any type, at most so deep. */
    Expression any(int depth) {
        return switch (random.nextInt(10)) {
            case 0 -> range();
            case 1 -> new StringLiteral(one(TEXTS), NOWHERE);
            case 2, 3, 4 -> scalar(depth);
            default -> vector(depth);
        };
    }

    private Expression of(ValueType type, int depth) {
        return switch (type) {
            case SCALAR -> scalar(depth);
            case INSTANT_VECTOR -> vector(depth);
            case RANGE_VECTOR -> range();
            case STRING -> new StringLiteral(one(TEXTS), NOWHERE);
        };
    }

    private Expression scalar(int depth) {
        if (depth <= 1) {
            return new NumberLiteral(number(), NOWHERE);
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Negate(scalar(depth - 1), NOWHERE);
            case 1 -> call(ValueType.SCALAR, depth);
            case 2 -> scalarBinary(depth);
            default -> scalar(1);
        };
    }

    private Expression scalarBinary(int depth) {
        BinaryOperator operator = one(
                Stream.of(BinaryOperator.values()).filter(any -> !any.isSet()).toList());
        Modifier modifier = new Modifier(operator.isComparison(), Matching.NONE);
        return new Binary(operator, scalar(depth - 1), scalar(depth - 1), modifier, NOWHERE);
    }

    private Expression vector(int depth) {
        if (depth <= 1) {
            return selector();
        }
        return switch (random.nextInt(6)) {
            case 0 -> new Negate(vector(depth - 1), NOWHERE);
            case 1 -> call(ValueType.INSTANT_VECTOR, depth);
            case 2 -> aggregation(depth);
            case 3 -> mixedBinary(depth);
            case 4 -> vectorBinary(depth);
            default -> selector();
        };
    }

    private Expression call(ValueType result, int depth) {
        Function function = one(Stream.of(Function.values())
                .filter(any -> any.result() == result)
                .toList());
        int count = function.requiredArguments()
                + random.nextInt(function.arguments().size() - function.requiredArguments() + 1);
        List<Expression> arguments = function.arguments().stream()
                .limit(count)
                .map(type -> of(type, depth - 1))
                .toList();
        return new Call(function, arguments, NOWHERE);
    }

    private Expression aggregation(int depth) {
        Aggregator aggregator = one(Arrays.asList(Aggregator.values()));
        Grouping grouping = new Grouping(random.nextBoolean(), some(LABELS));
        Expression parameter = aggregator.takesParameter() ? scalar(depth - 1) : null;
        return new Aggregation(aggregator, vector(depth - 1), parameter, grouping, NOWHERE);
    }

    private Expression mixedBinary(int depth) {
        BinaryOperator operator = one(
                Stream.of(BinaryOperator.values()).filter(any -> !any.isSet()).toList());
        boolean vectorFirst = random.nextBoolean();
        Expression left = vectorFirst ? vector(depth - 1) : scalar(depth - 1);
        Expression right = vectorFirst ? scalar(depth - 1) : vector(depth - 1);
        return new Binary(operator, left, right, new Modifier(bool(operator), Matching.NONE), NOWHERE);
    }

    private Expression vectorBinary(int depth) {
        BinaryOperator operator = one(Arrays.asList(BinaryOperator.values()));
        Modifier modifier = new Modifier(bool(operator), matching(operator));
        return new Binary(operator, vector(depth - 1), vector(depth - 1), modifier, NOWHERE);
    }

    private boolean bool(BinaryOperator operator) {
        return operator.isComparison() && random.nextBoolean();
    }

    private Matching matching(BinaryOperator operator) {
        boolean on = random.nextBoolean();
        List<String> labels = some(LABELS);
        Cardinality cardinality = operator.isSet() ? Cardinality.ONE_TO_ONE : one(Arrays.asList(Cardinality.values()));
        List<String> included = cardinality == Cardinality.ONE_TO_ONE
                ? List.of()
                : some(LABELS).stream()
                        .filter(label -> !on || !labels.contains(label))
                        .toList();
        return new Matching(on, labels, cardinality, included);
    }

    private Expression range() {
        return new RangeSelector(selector(), 1 + Math.abs(millis()), NOWHERE);
    }

    private Selector selector() {
        List<LabelMatcher> matchers = new ArrayList<>();
        boolean named = random.nextInt(5) > 0;
        if (!named) {
            matchers.add(LabelMatcher.equal(one(LABELS), "needed"));
        }
        IntStream.range(0, random.nextInt(3)).forEach(i -> matchers.add(matcher(one(LABELS))));
        if (!named && random.nextBoolean()) {
            matchers.add(LabelMatcher.match("__name__", one(REGEXES)));
        }
        return new Selector(named ? one(METRICS) : null, matchers, random.nextBoolean() ? 0 : millis(), NOWHERE);
    }

    private LabelMatcher matcher(String label) {
        return switch (random.nextInt(4)) {
            case 0 -> LabelMatcher.equal(label, one(TEXTS));
            case 1 -> LabelMatcher.notEqual(label, one(TEXTS));
            case 2 -> LabelMatcher.match(label, one(REGEXES));
            default -> LabelMatcher.noMatch(label, one(REGEXES));
        };
    }

    private long millis() {
        long bound = 1L << (1 + random.nextInt(40));
        return random.nextLong(-bound, bound);
    }

    private double number() {
        return switch (random.nextInt(4)) {
            case 0 -> one(NUMBERS);
            case 1 -> random.nextInt(2_000) - 1_000;
            case 2 -> random.nextGaussian();
            default -> {
                double any = Double.longBitsToDouble(random.nextLong());
                yield Double.isNaN(any) ? Double.NaN : any;
            }
        };
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> List<T> some(List<T> choices) {
        return choices.stream().filter(choice -> random.nextInt(6) == 0).toList();
    }
}
