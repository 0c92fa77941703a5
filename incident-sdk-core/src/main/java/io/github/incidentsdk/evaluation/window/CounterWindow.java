package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.evaluation.math.CompensatedSum;
import io.github.incidentsdk.metric.series.Absent;
import io.github.incidentsdk.metric.series.Samples;

/**
 * How much a counter rose: the sum of what each sample in the window is above the one before it.
 *
 * <p>The first sample is compared with the last one before the window, so that nothing is lost between windows that follow
 * each other, and with 0 where the counter was seen to begin. A fall is a reset to 0. NaN is no sample.
 */
final class CounterWindow extends Window {

    private final double divisor;
    private final CompensatedSum rises = new CompensatedSum();

    /** The last number that entered, and the last that left; {@link Absent#VALUE} before there was one. */
    private double newest = Absent.VALUE;

    private double oldest = Absent.VALUE;

    /** How many samples in the window could be compared with one before. */
    private int compared;

    private int infinite;
    private int untilSummedAnew;

    /** Creates a window whose value is the rise divided by {@code divisor}. */
    CounterWindow(Samples samples, double divisor) {
        super(samples);
        this.divisor = divisor;
    }

    @Override
    void reset() {
        rises.reset();
        oldest = number(samples().valueBefore(from()));
        newest = oldest;
        compared = 0;
        infinite = 0;
        untilSummedAnew = 0;
    }

    @Override
    void entered(int index) {
        if (index == samples().first() && Absent.is(newest)) {
            newest = number(samples().valueBefore(index));
            oldest = newest;
        }
        newest = count(newest, samples().value(index), 1);
    }

    @Override
    void left(int index) {
        oldest = count(oldest, samples().value(index), -1);
        untilSummedAnew--;
    }

    private static double number(double value) {
        return Double.isNaN(value) ? Absent.VALUE : value;
    }

    /** Adds a sample to the figures, or takes it away, and returns what the next one is compared with. */
    private double count(double previous, double value, int times) {
        if (Double.isNaN(value)) {
            return previous;
        }
        if (!Absent.is(previous)) {
            double rise = rise(previous, value);
            compared += times;
            if (Double.isInfinite(rise) || Double.isNaN(rise)) {
                infinite += times;
            } else {
                rises.add(times * rise);
            }
        }
        return value;
    }

    private static double rise(double previous, double value) {
        return value < previous ? value : value - previous;
    }

    @Override
    double value(long now, double parameter) {
        if (compared == 0) {
            return Absent.VALUE;
        }
        if (infinite > 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (untilSummedAnew <= 0) {
            sumAnew();
        }
        return Math.max(0, rises.value()) / divisor;
    }

    /** Adding and taking away leaves rounding errors; once a revolution they are cleared. */
    private void sumAnew() {
        untilSummedAnew = count();
        rises.reset();
        double previous = oldest;
        for (int i = from(); i < to(); i++) {
            double value = samples().value(i);
            if (!Double.isNaN(value)) {
                rises.add(Absent.is(previous) ? 0 : rise(previous, value));
                previous = value;
            }
        }
    }
}
