package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.evaluation.math.CompensatedSum;
import io.github.incidentsdk.metric.series.Absent;

/** The straight line that fits the samples best. */
final class Regression {

    private Regression() {}

    /** How much the line rises per second. */
    static double slope(ScanWindow window) {
        // Counted from the first sample: numbers as large as the time since the epoch would cost precision.
        return fitted(window, window.samples().time(window.from()), Double.NaN);
    }

    /** Where the line is so many seconds after {@code now}; nobody can say it of NaN seconds. */
    static double predicted(ScanWindow window, long now, double seconds) {
        double asked = Double.isNaN(seconds) ? 0 : seconds;
        double predicted = fitted(window, now, asked);
        return asked == seconds || Absent.is(predicted) ? predicted : Double.NaN;
    }

    /** The line's value so many seconds after {@code origin}; its slope when the seconds are NaN. */
    private static double fitted(ScanWindow window, long origin, double seconds) {
        if (window.count() < 2) {
            return Absent.VALUE;
        }
        CompensatedSum sumX = window.sum(0);
        CompensatedSum sumY = window.sum(1);
        CompensatedSum sumXY = window.sum(2);
        CompensatedSum sumXX = window.sum(3);
        boolean constant = true;
        for (int i = window.from(); i < window.to(); i++) {
            double x = (window.samples().time(i) - origin) / 1000.0;
            double y = window.samples().value(i);
            constant &= i == window.from() || y == window.first();
            sumX.add(x);
            sumY.add(y);
            sumXY.add(x * y);
            sumXX.add(x * x);
        }
        double count = window.count();
        double slope;
        double intercept;
        if (constant) {
            slope = Double.isInfinite(window.first()) ? Double.NaN : 0;
            intercept = Double.isInfinite(window.first()) ? Double.NaN : window.first();
        } else {
            double x = sumX.value();
            double y = sumY.value();
            slope = (sumXY.value() - x * y / count) / (sumXX.value() - x * x / count);
            intercept = y / count - slope * x / count;
        }
        return Double.isNaN(seconds) ? slope : slope * seconds + intercept;
    }
}
