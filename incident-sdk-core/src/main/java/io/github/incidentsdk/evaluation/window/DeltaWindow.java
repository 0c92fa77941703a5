package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.metric.series.Absent;
import io.github.incidentsdk.metric.series.Samples;

/** How far a gauge moved: from its last value before the window, or else its first one in it, to its last one. */
final class DeltaWindow extends Window {

    private final long reachMillis;

    DeltaWindow(Samples samples, long rangeMillis) {
        super(samples);
        this.reachMillis = rangeMillis + WindowFunctions.SLACK_MILLIS;
    }

    @Override
    double value(long now, double parameter) {
        double before = samples().numberBefore(from(), reachMillis);
        if (!Absent.is(before)) {
            return last() - before;
        }
        return count() < 2 ? Absent.VALUE : last() - first();
    }
}
