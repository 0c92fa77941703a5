package io.github.incidentsdk.review.draft;

import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Expression.NumberLiteral;
import io.github.incidentsdk.expression.ExpressionException;
import io.github.incidentsdk.expression.Threshold;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.rule.sight.ValueName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The numbers with which a level of a rule compares what it measures. */
final class Limits {

    private Limits() {}

    /**
     * The limits by metric; none where they are computed, or where the condition cannot be read.
     *
     * @param when what a level asks: a whole condition, or comparisons without their left side
     * @param metrics the names under which the rule tells what it measures
     */
    static Map<String, List<Double>> of(String when, Set<String> metrics) {
        try {
            return IncidentRuleBuilder.isComparison(when)
                    ? ofThreshold(Threshold.parse(when), metrics)
                    : ofCondition(Expression.parse(when), metrics);
        } catch (ExpressionException unread) { // a newer version may have written it, or none was kept
            return Map.of();
        }
    }

    private static Map<String, List<Double>> ofThreshold(Threshold threshold, Set<String> metrics) {
        if (metrics.size() != 1) {
            return Map.of();
        }
        List<Double> limits = new ArrayList<>();
        for (Threshold.Bound bound : threshold.bounds()) {
            if (bound.limit() instanceof NumberLiteral number && Double.isFinite(number.value())) {
                limits.add(number.value());
            }
        }
        return Map.of(metrics.iterator().next(), limits);
    }

    private static Map<String, List<Double>> ofCondition(Expression condition, Set<String> metrics) {
        Map<String, List<Double>> limits = new LinkedHashMap<>();
        condition
                .nodes(Binary.class)
                .filter(binary -> binary.operator().isComparison())
                .forEach(binary -> {
                    if (binary.right() instanceof NumberLiteral number) {
                        put(limits, ValueName.of(binary.left()), number, metrics);
                    } else if (binary.left() instanceof NumberLiteral number) {
                        put(limits, ValueName.of(binary.right()), number, metrics);
                    }
                });
        return limits;
    }

    private static void put(
            Map<String, List<Double>> limits, String metric, NumberLiteral number, Set<String> metrics) {
        if (metrics.contains(metric) && Double.isFinite(number.value())) {
            limits.computeIfAbsent(metric, none -> new ArrayList<>()).add(number.value());
        }
    }
}
