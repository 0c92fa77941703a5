package io.github.incidentsdk.micrometer;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.Histogram;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.TimeWindowFixedBoundaryHistogram;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The buckets of one meter, counted from its beginning; none where its configuration wants none. */
final class CountingBuckets {

    /** Micrometer's histograms begin anew after some time: this one after more than a process lives. */
    private static final Duration FOR_GOOD = Duration.ofDays(1825);

    private final @Nullable Histogram histogram;

    CountingBuckets(Clock clock, DistributionStatisticConfig config) {
        histogram = config.isPublishingHistogram()
                ? new TimeWindowFixedBoundaryHistogram(
                        clock,
                        DistributionStatisticConfig.builder()
                                .expiry(FOR_GOOD)
                                .bufferLength(1)
                                .build()
                                .merge(config),
                        true)
                : null;
    }

    /** The same without buckets, which are counted here. */
    static DistributionStatisticConfig without(DistributionStatisticConfig config) {
        return DistributionStatisticConfig.builder()
                .percentilesHistogram(false)
                .serviceLevelObjectives()
                .build()
                .merge(config);
    }

    void record(long amount) {
        if (histogram != null) {
            histogram.recordLong(amount);
        }
    }

    void record(double amount) {
        if (histogram != null) {
            histogram.recordDouble(amount);
        }
    }

    /** What {@code rest} says, with these buckets. */
    HistogramSnapshot in(HistogramSnapshot rest) {
        return histogram == null
                ? rest
                : new HistogramSnapshot(
                        rest.count(),
                        rest.total(),
                        rest.max(),
                        rest.percentileValues(),
                        histogram.takeSnapshot(0, 0, 0).histogramCounts(),
                        rest::outputSummary);
    }

    void close() {
        if (histogram != null) {
            histogram.close();
        }
    }
}
