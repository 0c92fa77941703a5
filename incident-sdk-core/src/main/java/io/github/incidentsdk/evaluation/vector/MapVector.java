package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.math.Doubtful;
import io.github.incidentsdk.evaluation.math.InstantFunctions.Mapping;
import io.github.incidentsdk.evaluation.math.ZeroDenominator;
import io.github.incidentsdk.metric.series.Absent;

/** One value made of each value, with scalars as parameters. */
final class MapVector extends Vector {

    private final Vector input;
    private final Mapping mapping;
    private final Scalar first;
    private final Scalar second;

    MapVector(Vector input, Mapping mapping, Scalar first, Scalar second) {
        super(input, first, second);
        this.input = input;
        this.mapping = mapping;
        this.first = first;
        this.second = second;
    }

    @Override
    Shape shapeNow() {
        return input.shape().withoutNames();
    }

    @Override
    void evaluate(long atMillis, double[] values) {
        double[] from = input.values();
        for (int i = 0; i < values.length; i++) {
            double value = from[i];
            values[i] = Absent.is(value) || Doubtful.is(value) ? value : map(value);
        }
    }

    private double map(double value) {
        double result = mapping.apply(value, first.value(), second.value());
        return Double.isNaN(result) && ZeroDenominator.is(value) ? value : result;
    }
}
