package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.metric.series.Absent;
import io.github.incidentsdk.metric.series.Samples;
import io.github.incidentsdk.metric.series.SeriesIndex;

/** How far a gauge moved: from its last value before the window, or else its first one in it, to its last one. */
final class DeltaWindow extends Window {

    DeltaWindow(Samples samples) {
        super(samples);
    }

    @Override
    double value(long now, double parameter) {
        double before = samples().valueBefore(from(), SeriesIndex.LOOK_BACK_MILLIS);
        if (!Absent.is(before)) {
            return last() - before;
        }
        return count() < 2 ? Absent.VALUE : last() - first();
    }
}
