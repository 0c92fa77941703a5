package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.math.Comparisons;
import io.github.incidentsdk.evaluation.math.Doubtful;
import io.github.incidentsdk.evaluation.math.Fold;
import io.github.incidentsdk.evaluation.math.Folds;
import io.github.incidentsdk.evaluation.math.ZeroDenominator;
import io.github.incidentsdk.expression.Aggregator;
import io.github.incidentsdk.expression.Grouping;
import io.github.incidentsdk.metric.series.Absent;
import org.jspecify.annotations.Nullable;

/** One value per group of elements. */
final class AggregationVector extends Vector {

    private final Aggregator aggregator;
    private final boolean isSum;
    private final Fold fold;
    private final Vector input;
    private final Scalar parameter;
    private final Groups groups;

    AggregationVector(
            Aggregator aggregator, Vector input, Scalar parameter, Grouping grouping, Comparisons comparisons) {
        super(input, parameter);
        this.aggregator = aggregator;
        this.isSum = aggregator == Aggregator.SUM;
        this.fold = Folds.of(aggregator, comparisons);
        this.input = input;
        this.parameter = parameter;
        this.groups = new Groups(grouping);
    }

    @Override
    Shape shapeNow() {
        groups.bind(input.shape());
        return groups.shape();
    }

    @Override
    void evaluate(long atMillis, double[] values) {
        fold.fold(input.values(), groups.ofElements(), values, parameter.value());
        for (int group = 0; group < values.length; group++) {
            if (Double.isNaN(values[group]) && !Absent.is(values[group]) && !Doubtful.is(values[group])) {
                values[group] = nan(group);
            }
        }
    }

    /** A result is NaN because of 0/0 when that is what every NaN of its group is. */
    private double nan(int group) {
        double reason = 0;
        for (int i = 0; i < input.size(); i++) {
            double value = input.value(i);
            if (groups.ofElements()[i] == group && Double.isNaN(value) && !Absent.is(value)) {
                reason = ZeroDenominator.carriedBy(reason, value);
            }
        }
        return ZeroDenominator.is(reason) ? ZeroDenominator.VALUE : Double.NaN;
    }

    @Override
    double leastOfUnknown(int group) {
        return isSum ? sum(group, Extreme.LEAST) : fold.least(group);
    }

    @Override
    double mostOfUnknown(int group) {
        return isSum ? sum(group, Extreme.MOST) : fold.most(group);
    }

    private enum Extreme {
        LEAST,
        MOST
    }

    /** What is known, with each element of which nobody can say whether it is there as low, or as high, as it can be. */
    private double sum(int group, Extreme extreme) {
        double known = fold.known(group);
        double sum = Absent.is(known) ? 0 : known;
        for (int i = 0; i < input.size(); i++) {
            if (groups.ofElements()[i] == group && input.isDoubtful(i)) {
                sum += extreme == Extreme.LEAST ? Math.min(0, input.least(i)) : Math.max(0, input.most(i));
            }
        }
        return sum;
    }

    @Override
    public Bound bound(long atMillis) {
        Bound bound = input.bound(atMillis);
        return switch (aggregator) {
            case SUM -> bound == Bound.ADDS ? bound : Bound.NONE;
            case MAX -> bound == Bound.AT_MOST ? Bound.NONE : bound;
            case MIN -> bound == Bound.AT_MOST ? bound : Bound.NONE;
            default -> Bound.NONE;
        };
    }

    @Override
    public @Nullable String partFailure(long atMillis) {
        String failure = failure();
        return failure == null ? super.partFailure(atMillis) : failure;
    }
}
