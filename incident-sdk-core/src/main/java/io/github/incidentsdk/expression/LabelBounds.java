package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Expression.Aggregation;
import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Expression.Call;
import io.github.incidentsdk.expression.Expression.Negate;
import io.github.incidentsdk.expression.Expression.Selector;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which labels alone the elements of an expression can have, as far as it takes the others away. */
final class LabelBounds {

    private static final String BUCKET = "le";

    private LabelBounds() {}

    /** The labels, of which any may be missing; empty where the series decide. */
    static Optional<Set<String>> of(Expression expression) {
        if (expression.type() == ValueType.SCALAR) {
            return Optional.of(Set.of());
        }
        if (expression instanceof Negate negate) {
            return of(negate.operand());
        }
        if (expression instanceof Binary binary) {
            return of(binary);
        }
        if (expression instanceof Aggregation aggregation) {
            return of(aggregation);
        }
        return expression instanceof Call call ? of(call) : Optional.empty();
    }

    private static Optional<Set<String>> of(Binary binary) {
        if (binary.left().type() == ValueType.SCALAR) {
            return of(binary.right());
        }
        if (binary.operator() == BinaryOperator.OR) {
            return of(binary.left()).flatMap(left -> of(binary.right()).map(right -> joined(left, right)));
        }
        List<String> included = binary.matching().included();
        Expression many =
                binary.matching().cardinality() == Matching.Cardinality.ONE_TO_MANY ? binary.right() : binary.left();
        return of(many).map(labels -> joined(labels, included));
    }

    private static Optional<Set<String>> of(Aggregation aggregation) {
        Optional<Set<String>> operand = of(aggregation.operand());
        List<String> named = aggregation.grouping().labels();
        if (aggregation.aggregator().selectsSeries()) {
            return operand;
        }
        if (aggregation.grouping().without()) {
            return operand.map(labels -> less(labels, named));
        }
        Set<String> kept = new LinkedHashSet<>(named);
        operand.ifPresent(kept::retainAll);
        return Optional.of(kept);
    }

    private static Optional<Set<String>> of(Call call) {
        Function function = call.function();
        if (function.isAbsence()) {
            return Optional.of(call.nodes(Selector.class)
                    .flatMap(selector -> selector.matchers().stream())
                    .map(LabelMatcher::label)
                    .collect(Collectors.toSet()));
        }
        if (call.arguments().stream().anyMatch(argument -> argument.type() == ValueType.RANGE_VECTOR)) {
            return Optional.empty();
        }
        Optional<Set<String>> labels = call.arguments().stream()
                .filter(argument -> argument.type() == ValueType.INSTANT_VECTOR)
                .findFirst()
                .map(LabelBounds::of)
                .orElse(Optional.of(Set.of()));
        return function == Function.HISTOGRAM_QUANTILE ? labels.map(bounds -> less(bounds, List.of(BUCKET))) : labels;
    }

    private static Set<String> joined(Set<String> labels, Iterable<String> others) {
        Set<String> joined = new LinkedHashSet<>(labels);
        others.forEach(joined::add);
        return joined;
    }

    private static Set<String> less(Set<String> labels, List<String> others) {
        Set<String> less = new LinkedHashSet<>(labels);
        others.forEach(less::remove);
        return less;
    }
}
