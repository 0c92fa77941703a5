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
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes trees as canonical text: parentheses only where precedence needs them, matchers in order, seconds as numbers. */
final class Printer {

    private static final double LARGEST_PLAIN = 1e15;
    private static final double SMALLEST_PLAIN = 1e-6;

    private Printer() {}

    static String text(Expression node) {
        return operand(node, BinaryOperator.OR.precedence());
    }

    /** Returns the text of a part that stands where only operators that bind at least so tightly need no parentheses. */
    static String operand(Expression node, int minPrecedence) {
        if (node instanceof Binary binary) {
            boolean loose = binary.operator().precedence() < minPrecedence;
            return loose ? "(" + binary(binary) + ")" : binary(binary);
        }
        boolean signed = node instanceof Negate || (node instanceof NumberLiteral number && isNegative(number.value()));
        boolean loose = signed && minPrecedence > BinaryOperator.POWER.precedence();
        return loose ? "(" + single(node) + ")" : single(node);
    }

    private static String single(Expression node) {
        if (node instanceof NumberLiteral number) {
            return number(number.value());
        } else if (node instanceof StringLiteral string) {
            return Quoting.quoted(string.value());
        } else if (node instanceof Selector selector) {
            return series(selector) + offset(selector);
        } else if (node instanceof RangeSelector range) {
            return series(range.selector()) + "[" + Durations.text(range.rangeMillis()) + "]"
                    + offset(range.selector());
        } else if (node instanceof Negate negate) {
            return "-" + negated(negate.operand());
        } else if (node instanceof Aggregation aggregation) {
            return aggregation.aggregator().text()
                    + grouping(aggregation.grouping())
                    + arguments(aggregation.children());
        } else if (node instanceof Call call) {
            return call.function().text() + arguments(call.arguments());
        }
        throw new IllegalStateException("no text for " + node.getClass());
    }

    /** A sign before a number would become part of it. */
    private static String negated(Expression operand) {
        return operand instanceof NumberLiteral || operand instanceof Negate
                ? "(" + text(operand) + ")"
                : operand(operand, BinaryOperator.POWER.precedence());
    }

    private static String binary(Binary node) {
        int precedence = node.operator().precedence();
        int tighter = precedence + 1;
        boolean rightFirst = node.operator().isRightAssociative();
        return operand(node.left(), rightFirst ? tighter : precedence)
                + " " + node.operator().text()
                + (node.bool() ? " bool" : "")
                + matching(node.matching())
                + " " + operand(node.right(), rightFirst ? precedence : tighter);
    }

    private static String matching(Matching matching) {
        if (matching.equals(Matching.NONE)) {
            return "";
        }
        String compared = (matching.on() ? " on (" : " ignoring (") + labels(matching.labels()) + ")";
        if (matching.cardinality() == Cardinality.ONE_TO_ONE) {
            return compared;
        }
        String side = matching.cardinality() == Cardinality.MANY_TO_ONE ? " group_left (" : " group_right (";
        return compared + side + labels(matching.included()) + ")";
    }

    private static String grouping(Grouping grouping) {
        if (grouping.equals(Grouping.NONE)) {
            return "";
        }
        return (grouping.without() ? " without (" : " by (") + labels(grouping.labels()) + ") ";
    }

    private static String labels(List<String> labels) {
        return labels.stream().map(Quoting::label).collect(Collectors.joining(", "));
    }

    private static String arguments(List<Expression> arguments) {
        return arguments.stream().map(Printer::text).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String series(Selector selector) {
        String name = selector.name();
        boolean before = name != null && Quoting.isPlainMetric(name);
        Stream<String> inside = name == null || before ? Stream.empty() : Stream.of(Quoting.quoted(name));
        List<String> parts = Stream.concat(inside, selector.matchers().stream().map(Printer::matcher))
                .toList();
        String braces = parts.isEmpty() ? "" : "{" + String.join(", ", parts) + "}";
        return before ? name + braces : braces;
    }

    private static String matcher(LabelMatcher matcher) {
        return Quoting.label(matcher.label()) + matcher.operator().text() + Quoting.quoted(matcher.value());
    }

    private static String offset(Selector selector) {
        long millis = selector.offsetMillis();
        if (millis == 0) {
            return "";
        }
        return " offset " + (millis < 0 ? "-" : "") + Durations.text(Math.abs(millis));
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value < 0 ? "-Inf" : "Inf";
        }
        double size = Math.abs(value);
        if (size < LARGEST_PLAIN && value == Math.rint(value)) {
            return (isNegative(value) ? "-" : "") + (long) size;
        }
        boolean plain = size >= SMALLEST_PLAIN && size < LARGEST_PLAIN;
        return plain ? BigDecimal.valueOf(value).toPlainString() : Double.toString(value);
    }

    private static boolean isNegative(double value) {
        return value < 0 || Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(-0.0);
    }
}
