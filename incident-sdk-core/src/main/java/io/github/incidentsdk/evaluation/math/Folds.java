package io.github.incidentsdk.evaluation.math;

import io.github.incidentsdk.expression.Aggregator;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** The fold of each aggregator that makes one value of a group. */
public final class Folds {

    private static final Map<Aggregator, Supplier<Fold>> TABLE = new EnumMap<>(Map.of(
            Aggregator.SUM, SumFold::new,
            Aggregator.AVG, AverageFold::new,
            Aggregator.MIN, () -> new ExtremeFold((candidate, best) -> candidate < best),
            Aggregator.MAX, () -> new ExtremeFold((candidate, best) -> candidate > best),
            Aggregator.COUNT, () -> new CountFold(false),
            Aggregator.GROUP, () -> new CountFold(true),
            Aggregator.STDVAR, () -> new VarianceFold(false),
            Aggregator.STDDEV, () -> new VarianceFold(true),
            Aggregator.QUANTILE, QuantileFold::new));

    private Folds() {}

    /**
     * Returns a new fold.
     *
     * @throws IllegalArgumentException when {@code aggregator} chooses series instead of folding them
     */
    public static Fold of(Aggregator aggregator) {
        Supplier<Fold> fold = TABLE.get(aggregator);
        if (fold == null) {
            throw new IllegalArgumentException(aggregator.text() + " does not fold");
        }
        return fold.get();
    }
}
