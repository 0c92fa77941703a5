package io.github.incidentsdk.testing.backtest;

import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Expression.NumberLiteral;
import io.github.incidentsdk.expression.Expression.RangeSelector;
import io.github.incidentsdk.expression.Threshold;
import io.github.incidentsdk.testing.backtest.text.DurationText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts another number, or another window, into an expression. */
final class ExpressionEdit {

    private static final Pattern TEXT_OR_WINDOW =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|\\[[^\\]]*\\]");

    private final String rule;
    private final String value;
    private final UnaryOperator<String> edit;

    private ExpressionEdit(String rule, String value, boolean window) {
        this.rule = rule;
        this.value = value;
        this.edit = window ? this::rewindowed : this::limited;
    }

    /**
     * Replaces the windows.
     *
     * @throws IllegalArgumentException when there is none, or they are of several lengths, so that one value cannot mean all
     */
    static ExpressionEdit window(String rule, List<String> texts, String value) {
        DurationText.parse(value);
        Set<Long> lengths = new TreeSet<>();
        for (String text : texts) {
            Expression.parse(text).nodes(RangeSelector.class).forEach(range -> lengths.add(range.rangeMillis()));
        }
        if (lengths.isEmpty()) {
            throw new IllegalArgumentException(rule + " has no window, such as [5m], to sweep over");
        }
        if (lengths.size() > 1) {
            throw new IllegalArgumentException(
                    rule + " has windows of " + lengths.size() + " lengths; a sweep over window needs exactly one");
        }
        return new ExpressionEdit(rule, value, true);
    }

    /** Replaces the number that a condition compares with. */
    static ExpressionEdit limit(String rule, String value) {
        try {
            Double.parseDouble(value);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is no threshold for " + rule + "; expected a number", wrong);
        }
        return new ExpressionEdit(rule, value, false);
    }

    String applied(String text) {
        return edit.apply(text);
    }

    /** A comparison without its left side, with the other number. */
    String threshold(String when) {
        Threshold threshold = Threshold.parse(when);
        if (threshold.bounds().size() != 1) {
            throw new IllegalArgumentException(
                    rule + " compares with several numbers in \"" + when + "\"; a sweep needs exactly one");
        }
        return threshold.bounds().get(0).operator().text() + " " + value;
    }

    private String rewindowed(String text) {
        return TEXT_OR_WINDOW
                .matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(found.group().startsWith("[") ? "[" + value + "]" : found.group()));
    }

    private String limited(String text) {
        Expression condition = Expression.parse(text);
        if (condition instanceof Binary binary
                && binary.operator().isComparison()
                && binary.right() instanceof NumberLiteral) {
            NumberLiteral limit =
                    new NumberLiteral(Double.parseDouble(value), binary.right().position());
            return new Binary(binary.operator(), binary.left(), limit, binary.modifier(), binary.position()).text();
        }
        throw new IllegalArgumentException(rule + " is not simply compared with a number in \"" + text
                + "\", so that there is no threshold to sweep over");
    }
}
