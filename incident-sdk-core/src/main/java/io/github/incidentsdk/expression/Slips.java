package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Token.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was probably meant by somebody who wrote what other languages have, for the end of a message; empty where that is open. */
final class Slips {

    private static final Pattern PERCENTILE = Pattern.compile("(?:p|perc|percentile|quantile)_?([0-9]{1,3})");

    private static final Map<String, String> SYMBOLS = Map.of(
            "&", "write `and`",
            "|", "write `or`",
            "!", "turn the comparison around, as in `x <= 5` for what is not `x > 5`, or take away with `unless`",
            ";", "a rule has one condition; join several by `and` or `or`",
            "≥", "write `>=`",
            "≤", "write `<=`",
            "≠", "write `!=`");

    private static final Map<String, String> WORDS = Map.of(
            "for", "how long it has to hold is not part of the expression, but the rule's own key, such as `for: 5m`",
            "between", "write two comparisons, such as `x > 1 and x < 5`",
            "is", "a metric that may be missing is asked for by `absent(x)`",
            "if", "join conditions by `and`",
            "when", "join conditions by `and`",
            "where", "labels are chosen in braces, as in x{label=\"value\"}",
            "by", "`by` belongs to an aggregation, as in sum by (label) (x)",
            "without", "`without` belongs to an aggregation, as in sum without (label) (x)");

    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("mean", "avg"),
            Map.entry("average", "avg"),
            Map.entry("mean_over_time", "avg_over_time"),
            Map.entry("average_over_time", "avg_over_time"),
            Map.entry("median", "quantile"),
            Map.entry("median_over_time", "quantile_over_time"),
            Map.entry("percentile", "quantile"),
            Map.entry("percentile_over_time", "quantile_over_time"),
            Map.entry("minimum", "min"),
            Map.entry("maximum", "max"),
            Map.entry("total", "sum"),
            Map.entry("size", "count"),
            Map.entry("len", "count"),
            Map.entry("length", "count"),
            Map.entry("last", "last_over_time"),
            Map.entry("latest", "last_over_time"),
            Map.entry("diff", "delta"),
            Map.entry("difference", "delta"),
            Map.entry("derivative", "deriv"),
            Map.entry("per_second", "rate"),
            Map.entry("missing", "absent"),
            Map.entry("exists", "present_over_time"),
            Map.entry("top", "topk"),
            Map.entry("bottom", "bottomk"));

    private Slips() {}

    /** Of a character that no word begins with. */
    static String character(String character, @Nullable Token before) {
        boolean matcher = character.equals("!") && before != null && before.is(Kind.STRING);
        String meant = SYMBOLS.get(character);
        return meant == null || matcher ? "" : "; " + meant;
    }

    /** Where something else should be than two strokes. */
    static String comment(Tokens tokens) {
        return tokens.peek().isSymbol("/") && tokens.before(1).isSymbol("/") ? "; a comment begins with `#`" : "";
    }

    /** Where an operator or the end should be, and something else is. */
    static String operator(Tokens tokens) {
        Token found = tokens.peek();
        Token before = tokens.before(1);
        if (found.isSymbol("=")) {
            Token next = tokens.peekSecond();
            String second = next.isSymbol(">") || next.isSymbol("<") ? next.text() + "=" : "==";
            return "; write `" + second + "`";
        }
        if (found.isSymbol(",") && before.is(Kind.NUMBER) && tokens.peekSecond().is(Kind.NUMBER)) {
            return commas(before.text(), tokens.peekSecond().text());
        }
        if (Keywords.operator(before) != null && tokens.before(2).isSymbol("%")) {
            return percent(tokens.before(3));
        }
        if (found.is(Kind.IDENTIFIER) && Keywords.aggregator(before) != null) {
            return "; write `" + before.text() + "(" + Quoting.cut(found.text()) + ")`";
        }
        String meant = found.is(Kind.IDENTIFIER) ? WORDS.get(found.lowerCase()) : null;
        return meant == null ? "" : "; " + meant;
    }

    /** Where an operand should be, and something else is. */
    static String operand(Tokens tokens) {
        Token before = tokens.before(1);
        if (before.isSymbol("%")) {
            return percent(tokens.before(2));
        }
        if (before.isSymbol("<") && tokens.peek().isSymbol(">")) {
            return "; write `!=`";
        }
        BinaryOperator operator = Keywords.operator(tokens.peek());
        if (before.is(Kind.END) && operator != null && operator.isComparison()) {
            return "; say what is compared, as in `x " + operator.text() + " 5`: only beside `value:` is it left out";
        }
        if (tokens.peek().isSymbol("=") && Keywords.operator(before) != null) {
            return before.isSymbol("==") ? "; write `==`" : "; write `" + before.text() + "` alone";
        }
        return "";
    }

    /** Three digits behind a comma are thousands in English; any other number of them are a fraction elsewhere. */
    private static String commas(String before, String behind) {
        return behind.length() == 3
                ? "; write a number without commas, " + before + behind
                : "; write a number with a point, " + before + "." + behind;
    }

    private static String percent(Token number) {
        String given = number.is(Kind.NUMBER) ? number.text() : "90";
        return "; `%` is the remainder of a division: write `" + given
                + "` where the metric counts in percent, and a fraction such as `0.9` where it is a ratio";
    }

    /** Of a function that there is not; null when nothing is known of it. */
    static @Nullable String function(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("not")) {
            return SYMBOLS.get("!");
        }
        if (lower.equals("by") || lower.equals("without")) {
            return "`" + lower + "` belongs to an aggregation, as in `sum " + lower + " (a) (x)`";
        }
        Matcher percentile = PERCENTILE.matcher(lower);
        if (percentile.matches()) {
            String digits = percentile.group(1);
            String share = digits.equals("100") ? "1" : (digits.length() == 1 ? "0.0" : "0.") + digits;
            return "of a gauge's window that is `quantile_over_time(" + share + ", x[5m])`, of a histogram"
                    + " `histogram_quantile(" + share
                    + ", sum by (le) (rate(x_bucket[5m])))`, and across series `quantile("
                    + share + ", x)`";
        }
        String known = FUNCTIONS.get(lower);
        return known == null ? null : "did you mean `" + known + "`?";
    }
}
