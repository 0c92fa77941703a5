package io.github.incidentsdk.expression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words that mean something, also in capitals, and those that mean something only to Prometheus. */
final class Keywords {

    /** All other keywords are also names of metrics, as in Prometheus. */
    private static final Set<String> NEVER_A_METRIC =
            Set.of("bool", "on", "ignoring", "group_left", "group_right", "atan2", "inf", "nan");

    private static final Set<String> AGGREGATIONS_OUTSIDE = Set.of("count_values", "limitk", "limit_ratio");

    private static final Map<String, Aggregator> AGGREGATORS =
            Arrays.stream(Aggregator.values()).collect(Collectors.toMap(Aggregator::text, Function.identity()));

    private static final Map<String, BinaryOperator> OPERATORS =
            Arrays.stream(BinaryOperator.values()).collect(Collectors.toMap(BinaryOperator::text, Function.identity()));

    private Keywords() {}

    static boolean isNeverAMetric(String word) {
        return NEVER_A_METRIC.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean isNumber(Token token) {
        return token.isKeyword("inf") || token.isKeyword("nan");
    }

    static @Nullable Aggregator aggregator(Token token) {
        return token.is(Token.Kind.IDENTIFIER) ? AGGREGATORS.get(token.lowerCase()) : null;
    }

    static boolean isAggregationOutside(Token token) {
        return token.is(Token.Kind.IDENTIFIER) && AGGREGATIONS_OUTSIDE.contains(token.lowerCase());
    }

    static @Nullable BinaryOperator operator(Token token) {
        boolean word = token.is(Token.Kind.IDENTIFIER);
        return word || token.is(Token.Kind.SYMBOL) ? OPERATORS.get(token.lowerCase()) : null;
    }

    static Map<String, Aggregator> aggregators() {
        return new TreeMap<>(AGGREGATORS);
    }
}
