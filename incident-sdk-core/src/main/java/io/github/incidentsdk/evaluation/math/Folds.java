package io.github.incidentsdk.evaluation.math;

import io.github.incidentsdk.expression.Aggregator;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** The fold of each aggregator that makes one value of a group. */
public final class Folds {

    private static final Map<Aggregator, Function<Comparisons, Fold>> TABLE = new EnumMap<>(Map.of(
            Aggregator.SUM, comparisons -> new SumFold(),
            Aggregator.AVG, comparisons -> new AverageFold(),
            Aggregator.MIN, comparisons -> new ExtremeFold(false, comparisons),
            Aggregator.MAX, comparisons -> new ExtremeFold(true, comparisons),
            Aggregator.COUNT, comparisons -> new CountFold(false),
            Aggregator.GROUP, comparisons -> new CountFold(true),
            Aggregator.STDVAR, comparisons -> new VarianceFold(false),
            Aggregator.STDDEV, comparisons -> new VarianceFold(true),
            Aggregator.QUANTILE, QuantileFold::new));

    private Folds() {}

    /**
     * Returns a new fold.
     *
     * @param comparisons what of several is the least or the greatest where one is NaN
     * @throws IllegalArgumentException when {@code aggregator} chooses series instead of folding them
     */
    public static Fold of(Aggregator aggregator, Comparisons comparisons) {
        Function<Comparisons, Fold> fold = TABLE.get(aggregator);
        if (fold == null) {
            throw new IllegalArgumentException(aggregator.text() + " does not fold");
        }
        return fold.apply(comparisons);
    }
}
