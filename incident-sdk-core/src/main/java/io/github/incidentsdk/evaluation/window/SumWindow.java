package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.evaluation.math.Mean;
import io.github.incidentsdk.metric.series.Samples;
import org.jspecify.annotations.Nullable;

/** A sum, or average. */
final class SumWindow extends FoldedWindow {

    private final boolean average;
    private double sum;

    /** What the sum lost by rounding. */
    private double lost;

    /** The newest sample that differs from the one before it. */
    private int lastChange;

    private double newest = Double.NaN;

    private @Nullable Mean mean;

    SumWindow(Samples samples, boolean average) {
        super(samples, 0);
        this.average = average;
    }

    @Override
    void entered(int index) {
        super.entered(index);
        double value = samples().value(index);
        if (value != newest) {
            lastChange = index;
            newest = value;
        }
    }

    /** Without the choice of {@code CompensatedSum} between two ways to find the loss: both are computed. */
    @Override
    void take(double value) {
        double next = sum + value;
        double added = next - sum;
        lost += (sum - (next - added)) + (value - added);
        sum = next;
    }

    @Override
    double taken() {
        return sum + lost;
    }

    @Override
    void forget() {
        sum = 0;
        lost = 0;
    }

    @Override
    double value(long now, double parameter) {
        if (average && lastChange <= from()) {
            // Not a rounding error away from it: distances from an average are divided by deviations that are 0 then.
            return newest;
        }
        double all = older() + taken();
        if (!Double.isFinite(all)) {
            return scanned();
        }
        return average ? all / count() : all;
    }

    /** From the values as they are: infinite ones have no sum to go on with, and those too large for one have an average. */
    private double scanned() {
        if (mean == null) {
            mean = new Mean();
        }
        mean.reset();
        double plain = 0;
        for (int i = from(); i < to(); i++) {
            mean.add(samples().value(i));
            plain += samples().value(i);
        }
        return average ? mean.value() : plain;
    }
}
