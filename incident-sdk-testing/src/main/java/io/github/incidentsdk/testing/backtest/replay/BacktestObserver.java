package io.github.incidentsdk.testing.backtest.replay;

import io.github.incidentsdk.metric.series.SeriesIndex;

/** Looks on while rules are run: a progress bar, a plot. */
public interface BacktestObserver {

    /**
     * A run begins; expressions may be compiled against its series.
     *
     * @param startMillis the first tick, in milliseconds since the epoch
     * @param endMillis the time of the last sample, which the last tick is not before
     */
    default void begin(SeriesIndex series, long startMillis, long endMillis) {}

    /** Rules were evaluated as of this moment, and the series are as they were then. */
    default void ticked(long atMillis) {}
}
