package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.evaluation.math.CompensatedSum;
import io.github.incidentsdk.evaluation.math.Mean;
import io.github.incidentsdk.metric.series.Samples;

/** A running sum, or average. */
final class SumWindow extends Window {

    private final boolean average;
    private final CompensatedSum sum = new CompensatedSum();
    private final Mean mean = new Mean();

    /** How many values in the window are infinite or NaN: these are never added, since they could not be taken away. */
    private int odd;

    /** The newest sample that differs from the one before it. */
    private int lastChange;

    private int untilSummedAnew;

    SumWindow(Samples samples, boolean average) {
        super(samples);
        this.average = average;
    }

    @Override
    void reset() {
        sum.reset();
        odd = 0;
        lastChange = from();
        untilSummedAnew = 0;
    }

    @Override
    void entered(int index) {
        double value = samples().value(index);
        if (Double.isFinite(value)) {
            sum.add(value);
        } else {
            odd++;
        }
        if (index > from() && value != samples().value(index - 1)) {
            lastChange = index;
        }
    }

    @Override
    void left(int index) {
        double value = samples().value(index);
        if (Double.isFinite(value)) {
            sum.add(-value);
        } else {
            odd--;
        }
        untilSummedAnew--;
    }

    @Override
    double value(long now, double parameter) {
        if (odd > 0) {
            return scanned();
        }
        if (average && lastChange <= from()) {
            // Not a rounding error away from it: distances from an average are divided by deviations that are 0 then.
            return last();
        }
        if (untilSummedAnew <= 0) {
            sumAnew();
        }
        if (!Double.isFinite(sum.value())) {
            return scanned();
        }
        return average ? sum.dividedBy(count()) : sum.value();
    }

    /** Adding and taking away leaves rounding errors; once a revolution they are cleared. */
    private void sumAnew() {
        untilSummedAnew = count();
        sum.reset();
        for (int i = from(); i < to(); i++) {
            sum.add(samples().value(i));
        }
    }

    /** From all values, as they are; the running sum is not to be trusted afterwards. */
    private double scanned() {
        untilSummedAnew = 0;
        mean.reset();
        sum.reset();
        for (int i = from(); i < to(); i++) {
            mean.add(samples().value(i));
            sum.add(samples().value(i));
        }
        return average ? mean.value() : sum.value();
    }
}
