package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.evaluation.math.CompensatedSum;
import io.github.incidentsdk.evaluation.math.Mean;
import io.github.incidentsdk.evaluation.math.Quantiles;

/** Figures of all values in a window. */
final class OverTime {

    private OverTime() {}

    static double sum(ScanWindow window) {
        CompensatedSum sum = window.sum(0);
        for (int i = window.from(); i < window.to(); i++) {
            sum.add(window.samples().value(i));
        }
        return sum.value();
    }

    static double average(ScanWindow window) {
        Mean mean = window.mean();
        for (int i = window.from(); i < window.to(); i++) {
            mean.add(window.samples().value(i));
        }
        return mean.value();
    }

    /** NaN only where there is nothing else. */
    static double least(Window window) {
        double least = window.first();
        for (int i = window.from(); i < window.to(); i++) {
            double value = window.samples().value(i);
            if (value < least || Double.isNaN(least)) {
                least = value;
            }
        }
        return least;
    }

    /** NaN only where there is nothing else. */
    static double greatest(Window window) {
        double greatest = window.first();
        for (int i = window.from(); i < window.to(); i++) {
            double value = window.samples().value(i);
            if (value > greatest || Double.isNaN(greatest)) {
                greatest = value;
            }
        }
        return greatest;
    }

    /** The variance over all values, by Welford's method. */
    static double variance(ScanWindow window) {
        CompensatedSum mean = window.sum(0);
        CompensatedSum squares = window.sum(1);
        double count = 0;
        for (int i = window.from(); i < window.to(); i++) {
            double value = window.samples().value(i);
            count++;
            double difference = value - mean.value();
            mean.add(difference / count);
            squares.add(difference * (value - mean.value()));
        }
        return squares.value() / count;
    }

    static double quantile(ScanWindow window, double quantile) {
        return Quantiles.of(quantile, window.values(), window.count());
    }

    /** The median of the distances from the median. */
    static double deviation(ScanWindow window) {
        double[] values = window.values();
        double median = Quantiles.of(0.5, values, window.count());
        for (int i = 0; i < window.count(); i++) {
            values[i] = Math.abs(values[i] - median);
        }
        return Quantiles.of(0.5, values, window.count());
    }
}
