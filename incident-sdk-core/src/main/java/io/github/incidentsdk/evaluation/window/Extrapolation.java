package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.metric.series.Absent;
import io.github.incidentsdk.metric.series.Samples;

/** {@code rate}, {@code increase} and {@code delta} as Prometheus has them: stretched to the ends of the window. */
final class Extrapolation implements RangeFunction {

    /** A sample counts as near an end of the window when it is not farther than this many average distances. */
    private static final double NEAR = 1.1;

    private final boolean counter;
    private final double perMillis;

    private Extrapolation(boolean counter, double perMillis) {
        this.counter = counter;
        this.perMillis = perMillis;
    }

    static RangeFunction rate(long rangeMillis) {
        return new Extrapolation(true, rangeMillis);
    }

    static RangeFunction increase() {
        return new Extrapolation(true, 0);
    }

    static RangeFunction delta() {
        return new Extrapolation(false, 0);
    }

    @Override
    public double apply(ScanWindow window, long now, double parameter) {
        if (window.count() < 2) {
            return Absent.VALUE;
        }
        double difference = difference(window);
        Samples samples = window.samples();
        long firstTime = samples.time(window.from());
        long lastTime = samples.time(window.to() - 1);
        double sampled = (lastTime - firstTime) / 1000.0;
        double average = sampled / (window.count() - 1);

        double toStart = (firstTime - window.start()) / 1000.0;
        if (toStart >= average * NEAR) {
            toStart = average / 2;
        }
        if (counter && difference > 0 && window.first() >= 0) {
            // A counter is not stretched to where it would have been negative.
            toStart = Math.min(toStart, sampled * (window.first() / difference));
        }
        double toEnd = (window.end() - lastTime) / 1000.0;
        if (toEnd >= average * NEAR) {
            toEnd = average / 2;
        }
        double factor = (sampled + toStart + toEnd) / sampled;
        return difference * (perMillis > 0 ? factor / (perMillis / 1000) : factor);
    }

    private double difference(ScanWindow window) {
        double difference = window.last() - window.first();
        if (counter) {
            double previous = window.first();
            for (int i = window.from() + 1; i < window.to(); i++) {
                double value = window.samples().value(i);
                if (value < previous) {
                    difference += previous;
                }
                previous = value;
            }
        }
        return difference;
    }
}
