package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.evaluation.math.CompensatedSum;
import io.github.incidentsdk.evaluation.math.Mean;
import io.github.incidentsdk.metric.series.Samples;

/** A window whose function looks at all samples each time; lends it working space, so that it allocates nothing. */
final class ScanWindow extends Window {

    private final RangeFunction function;
    private final Mean mean = new Mean();
    private final CompensatedSum[] sums = new CompensatedSum[4];
    private double[] values = new double[0];

    ScanWindow(Samples samples, RangeFunction function) {
        super(samples);
        this.function = function;
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new CompensatedSum();
        }
    }

    @Override
    double value(long now, double parameter) {
        return function.apply(this, now, parameter);
    }

    /** An average of nothing yet. */
    Mean mean() {
        mean.reset();
        return mean;
    }

    /** One of four sums, 0 to begin with. */
    CompensatedSum sum(int number) {
        sums[number].reset();
        return sums[number];
    }

    /** The values in the window, for the function to reorder; the array may be longer than there are values. */
    double[] values() {
        if (values.length < count()) {
            values = new double[2 * count()];
        }
        for (int i = from(); i < to(); i++) {
            values[i - from()] = samples().value(i);
        }
        return values;
    }
}
