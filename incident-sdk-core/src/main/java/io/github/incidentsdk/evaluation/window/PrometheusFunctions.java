package io.github.incidentsdk.evaluation.window;

import static io.github.incidentsdk.expression.Function.*;

import io.github.incidentsdk.expression.Function;
import io.github.incidentsdk.metric.series.Samples;
import java.util.EnumMap;
import java.util.Map;

/** Every function as Prometheus 3 computes it: from all samples, in their order. */
final class PrometheusFunctions implements WindowFunctions {

    private static final Map<Function, RangeFunction> TABLE = table();

    private static Map<Function, RangeFunction> table() {
        Map<Function, RangeFunction> table = new EnumMap<>(Function.class);
        table.put(IRATE, (window, now, parameter) -> Differences.perSecond(window));
        table.put(IDELTA, (window, now, parameter) -> Differences.last(window));
        table.put(CHANGES, (window, now, parameter) -> Differences.changes(window));
        table.put(RESETS, (window, now, parameter) -> Differences.resets(window));
        table.put(X_REVERSALS_OVER_TIME, (window, now, parameter) -> Differences.reversals(window));
        table.put(DERIV, (window, now, parameter) -> Regression.slope(window));
        table.put(PREDICT_LINEAR, Regression::predicted);
        table.put(AVG_OVER_TIME, (window, now, parameter) -> OverTime.average(window));
        table.put(SUM_OVER_TIME, (window, now, parameter) -> OverTime.sum(window));
        table.put(MIN_OVER_TIME, (window, now, parameter) -> OverTime.least(window));
        table.put(MAX_OVER_TIME, (window, now, parameter) -> OverTime.greatest(window));
        table.put(COUNT_OVER_TIME, (window, now, parameter) -> window.count());
        table.put(PRESENT_OVER_TIME, (window, now, parameter) -> 1);
        table.put(ABSENT_OVER_TIME, (window, now, parameter) -> 1);
        table.put(LAST_OVER_TIME, (window, now, parameter) -> window.last());
        table.put(STDVAR_OVER_TIME, (window, now, parameter) -> OverTime.variance(window));
        table.put(STDDEV_OVER_TIME, (window, now, parameter) -> Math.sqrt(OverTime.variance(window)));
        table.put(QUANTILE_OVER_TIME, (window, now, parameter) -> OverTime.quantile(window, parameter));
        table.put(MAD_OVER_TIME, (window, now, parameter) -> OverTime.deviation(window));
        return table;
    }

    /**
     * Returns a function that needs no more than the samples in the window.
     *
     * @throws IllegalArgumentException when there is none in the table
     */
    static RangeFunction of(Function function) {
        RangeFunction found = TABLE.get(function);
        if (found == null) {
            throw new IllegalArgumentException(function.text() + " is no function of a range");
        }
        return found;
    }

    @Override
    public Window window(Function function, Samples samples, long rangeMillis) {
        return new ScanWindow(
                samples,
                switch (function) {
                    case RATE -> Extrapolation.rate(rangeMillis);
                    case INCREASE -> Extrapolation.increase();
                    case DELTA -> Extrapolation.delta();
                    default -> of(function);
                });
    }

    @Override
    public long stepMillis(long reachMillis) {
        return 0;
    }

    @Override
    public boolean looksBeforeMissing() {
        return false;
    }
}
