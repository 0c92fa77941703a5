package io.github.incidentsdk.micrometer;

import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.HistogramSupport;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.util.BitSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Buckets or percentiles of one meter, many series that are read one after the other: a snapshot of the meter serves each of
 * them once, so that a tick takes one and not one per series. For all threads.
 */
final class Distribution {

    private final HistogramSupport meter;
    private final BitSet served = new BitSet();
    private @Nullable HistogramSnapshot last;

    Distribution(HistogramSupport meter) {
        this.meter = meter;
    }

    private synchronized HistogramSnapshot snapshotFor(int series) {
        HistogramSnapshot now = last;
        if (now == null || served.get(series)) {
            now = meter.takeSnapshot();
            last = now;
            served.clear();
        }
        served.set(series);
        return now;
    }

    /** How many were at most as large as the bound of that bucket; the one behind the last has no bound. */
    double atMost(int bucket) {
        HistogramSnapshot now = snapshotFor(bucket);
        CountAtBucket[] counts = now.histogramCounts();
        return bucket < counts.length
                ? counts[bucket].count()
                : Math.max((double) now.count(), counts[counts.length - 1].count());
    }

    /** What a percentile comes to. */
    double percentile(int index, ToDoubleFunction<ValueAtPercentile> value) {
        return value.applyAsDouble(snapshotFor(index).percentileValues()[index]);
    }
}
