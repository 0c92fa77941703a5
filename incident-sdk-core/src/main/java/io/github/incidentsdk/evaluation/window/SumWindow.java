package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.evaluation.math.Mean;
import io.github.incidentsdk.metric.series.Samples;
import org.jspecify.annotations.Nullable;

/** A running sum, or average. */
final class SumWindow extends Window {

    private final boolean average;
    private double sum;

    /** What the sum lost by rounding. */
    private double lost;

    /** How many values in the window are infinite or NaN: these are never added, since they could not be taken away. */
    private int odd;

    /** The newest sample that differs from the one before it. */
    private int lastChange;

    private double newest = Double.NaN;
    private int untilSummedAnew;

    /** Needed for odd values alone. */
    private @Nullable Mean mean;

    SumWindow(Samples samples, boolean average) {
        super(samples);
        this.average = average;
    }

    @Override
    void reset() {
        clear();
        odd = 0;
        newest = Double.NaN;
        untilSummedAnew = 0;
    }

    @Override
    void entered(int index) {
        double value = samples().value(index);
        if (Double.isFinite(value)) {
            add(value);
        } else {
            odd++;
        }
        if (value != newest) {
            lastChange = index;
            newest = value;
        }
    }

    @Override
    void left(int index) {
        double value = samples().value(index);
        if (Double.isFinite(value)) {
            add(-value);
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
            return newest;
        }
        if (untilSummedAnew <= 0) {
            sumAnew();
        }
        if (!Double.isFinite(sum)) {
            return scanned();
        }
        return average ? sum / count() + lost / count() : sum + lost;
    }

    /** Adding and taking away leaves rounding errors; once a revolution they are cleared. */
    private void sumAnew() {
        untilSummedAnew = count();
        clear();
        for (int i = from(); i < to(); i++) {
            add(samples().value(i));
        }
    }

    private void clear() {
        sum = 0;
        lost = 0;
    }

    private void add(double value) {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    /** From all values, as they are; the running sum is not to be trusted afterwards. */
    private double scanned() {
        untilSummedAnew = 0;
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
