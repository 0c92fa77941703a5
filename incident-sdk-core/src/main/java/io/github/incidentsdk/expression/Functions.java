package io.github.incidentsdk.expression;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds functions by name, and says what an unknown name may have meant. */
final class Functions {

    /** Prometheus' functions that the subset leaves out, so that they are not taken for typing errors. */
    private static final Set<String> OUTSIDE = Set.of(
            "acos",
            "acosh",
            "asin",
            "asinh",
            "atan",
            "atanh",
            "cos",
            "cosh",
            "deg",
            "double_exponential_smoothing",
            "end",
            "first_over_time",
            "histogram_avg",
            "histogram_count",
            "histogram_fraction",
            "histogram_quantiles",
            "histogram_stddev",
            "histogram_stdvar",
            "histogram_sum",
            "holt_winters",
            "info",
            "label_join",
            "label_replace",
            "max_of",
            "min_of",
            "pi",
            "rad",
            "range",
            "sin",
            "sinh",
            "sort",
            "sort_by_label",
            "sort_by_label_desc",
            "sort_desc",
            "start",
            "start_timestamp",
            "step",
            "tan",
            "tanh",
            "ts_of_first_over_time",
            "ts_of_last_over_time",
            "ts_of_max_over_time",
            "ts_of_min_over_time");

    private static final Map<String, Function> BY_NAME = Arrays.stream(Function.values())
            .collect(Collectors.toMap(Function::text, java.util.function.Function.identity()));

    private Functions() {}

    static Function named(Token name) {
        Function function = BY_NAME.get(name.text());
        if (function != null) {
            return function;
        }
        if (OUTSIDE.contains(name.text())) {
            throw ExpressionException.outside(name.position(), "the function " + name.described());
        }
        throw ExpressionException.wrong(
                name.position(), name.described(), "there is no function " + name.described() + "; " + hint(name));
    }

    /** Whether one of its arguments is a window. */
    static boolean takesWindow(Token name) {
        Function function = BY_NAME.get(name.text());
        return function != null && function.arguments().contains(ValueType.RANGE_VECTOR);
    }

    private static String hint(Token name) {
        String meant = Slips.function(name.text());
        return meant != null
                ? meant
                : nearest(name.lowerCase())
                        .map(known -> "did you mean `" + known + "`?")
                        .orElse("docs/rules.md lists those that there are");
    }

    /** The known name with the fewest changed letters, unless that is nearly all of them. */
    private static Optional<String> nearest(String name) {
        return Stream.concat(BY_NAME.keySet().stream(), Keywords.aggregators().keySet().stream())
                .sorted()
                .min(Comparator.comparingInt(known -> distance(name, known)))
                .filter(known -> distance(name, known) <= Math.max(1, name.length() / 3));
    }

    /** Levenshtein's: letters added, left out or replaced. */
    private static int distance(String one, String other) {
        // Longer than any name, it is near to none; and the effort stays small.
        if (one.length() > 64) {
            return one.length();
        }
        int[] previous = new int[other.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
