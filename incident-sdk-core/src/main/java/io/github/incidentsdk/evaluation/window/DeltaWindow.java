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
        boolean known =
                from() > samples().first() && start() - samples().time(from() - 1) < SeriesIndex.LOOK_BACK_MILLIS;
        if (known) {
            return last() - samples().value(from() - 1);
        }
        return count() < 2 ? Absent.VALUE : last() - first();
    }
}
