package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.metric.series.Absent;
import io.github.incidentsdk.metric.series.Samples;

/** How far a gauge moved: from its last value before the window, or else its first one in it, to its last one. */
final class DeltaWindow extends Window {

    DeltaWindow(Samples samples) {
        super(samples);
    }

    @Override
    double value(long now, double parameter) {
        double before = from() == samples().first() ? Absent.VALUE : samples().value(from() - 1);
        if (!Double.isNaN(before)) {
            return last() - before;
        }
        return count() < 2 ? Absent.VALUE : last() - first();
    }
}
