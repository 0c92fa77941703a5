package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.math.Fold;
import io.github.incidentsdk.evaluation.math.Folds;
import io.github.incidentsdk.evaluation.math.ZeroDenominator;
import io.github.incidentsdk.expression.Aggregator;
import io.github.incidentsdk.expression.Grouping;
import io.github.incidentsdk.metric.series.Absent;
import org.jspecify.annotations.Nullable;

/** One value per group of elements. */
final class AggregationVector extends Vector {

    private final Fold fold;
    private final Vector input;
    private final Scalar parameter;
    private final Groups groups;

    AggregationVector(Aggregator aggregator, Vector input, Scalar parameter, Grouping grouping) {
        super(input, parameter);
        this.fold = Folds.of(aggregator);
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
            if (Double.isNaN(values[group]) && !Absent.is(values[group])) {
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
    public @Nullable String partFailure(long atMillis) {
        String failure = failure();
        return failure == null ? super.partFailure(atMillis) : failure;
    }
}
