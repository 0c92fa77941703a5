package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.metric.series.Absent;

/** A function of all samples in a window. */
@FunctionalInterface
interface RangeFunction {

    /**
     * Computes the function.
     *
     * @param window not empty
     * @return {@link Absent#VALUE} when there are not enough samples
     */
    double apply(ScanWindow window, long now, double parameter);
}
