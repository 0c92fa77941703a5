package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.metric.series.Absent;
import io.github.incidentsdk.metric.series.Samples;

/** Functions of neighbouring samples. */
final class Differences {

    private Differences() {}

    /** The difference of the last two samples. */
    static double last(Window window) {
        return window.count() < 2 ? Absent.VALUE : window.last() - beforeLast(window);
    }

    /** The rise of a counter between the last two samples, per second. */
    static double perSecond(Window window) {
        if (window.count() < 2) {
            return Absent.VALUE;
        }
        double last = window.last();
        double rise = last < beforeLast(window) ? last : last - beforeLast(window);
        long millis = window.samples().time(window.to() - 1) - window.samples().time(window.to() - 2);
        return rise / (millis / 1000.0);
    }

    private static double beforeLast(Window window) {
        return window.samples().value(window.to() - 2);
    }

    static double changes(Window window) {
        int changes = 0;
        Samples samples = window.samples();
        for (int i = window.from() + 1; i < window.to(); i++) {
            changes += isChange(samples.value(i - 1), samples.value(i)) ? 1 : 0;
        }
        return changes;
    }

    static double resets(Window window) {
        int resets = 0;
        Samples samples = window.samples();
        for (int i = window.from() + 1; i < window.to(); i++) {
            resets += isReset(samples.value(i - 1), samples.value(i)) ? 1 : 0;
        }
        return resets;
    }

    static boolean isChange(double previous, double value) {
        return value != previous && !(Double.isNaN(value) && Double.isNaN(previous));
    }

    static boolean isReset(double previous, double value) {
        return value < previous;
    }

    /** How often the value turned from rising to falling or back; standing still and NaN are no direction. */
    static double reversals(Window window) {
        int reversals = 0;
        double direction = 0;
        double previous = Double.NaN;
        Samples samples = window.samples();
        for (int i = window.from(); i < window.to(); i++) {
            double value = samples.value(i);
            if (Double.isNaN(value)) {
                continue;
            }
            double next = value > previous ? 1 : value < previous ? -1 : 0;
            if (next * direction < 0) {
                reversals++;
            }
            direction = next == 0 ? direction : next;
            previous = value;
        }
        return reversals;
    }
}
