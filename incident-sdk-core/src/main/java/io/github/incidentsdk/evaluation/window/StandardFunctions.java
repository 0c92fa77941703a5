package io.github.incidentsdk.evaluation.window;

import static io.github.incidentsdk.expression.Function.*;

import io.github.incidentsdk.expression.Function;
import io.github.incidentsdk.metric.series.Samples;
import java.util.EnumMap;
import java.util.Map;

/** Functions as running figures where that is exact enough, else as Prometheus computes them. */
final class StandardFunctions implements WindowFunctions {

    /** A longer window is made of so many samples, so that what it misses is at most a thousandth of it old. */
    private static final long SAMPLES = 1_000;

    private static final Map<Function, Running> TABLE = new EnumMap<>(Map.of(
            RATE, (samples, range) -> new CounterWindow(samples, range, range / 1000.0),
            INCREASE, (samples, range) -> new CounterWindow(samples, range, 1),
            DELTA, (samples, range) -> new DeltaWindow(samples, range),
            SUM_OVER_TIME, (samples, range) -> new SumWindow(samples, false),
            AVG_OVER_TIME, (samples, range) -> new SumWindow(samples, true),
            MIN_OVER_TIME, (samples, range) -> new ExtremeWindow(samples, false),
            MAX_OVER_TIME, (samples, range) -> new ExtremeWindow(samples, true),
            CHANGES, (samples, range) -> new PairWindow(samples, Differences::isChange),
            RESETS, (samples, range) -> new PairWindow(samples, Differences::isReset),
            QUANTILE_OVER_TIME, (samples, range) -> new SortedWindow(samples)));

    private final long longMillis;

    StandardFunctions(long longMillis) {
        this.longMillis = longMillis;
    }

    @Override
    public Window window(Function function, Samples samples, long rangeMillis) {
        Running running = TABLE.get(function);
        return running == null
                ? new ScanWindow(samples, PrometheusFunctions.of(function))
                : running.over(samples, rangeMillis);
    }

    @Override
    public long stepMillis(long reachMillis) {
        return reachMillis <= longMillis ? 0 : reachMillis / SAMPLES;
    }

    @Override
    public boolean looksBeforeMissing() {
        return true;
    }

    /** A window that keeps a figure up to date. */
    @FunctionalInterface
    private interface Running {

        Window over(Samples samples, long rangeMillis);
    }
}
