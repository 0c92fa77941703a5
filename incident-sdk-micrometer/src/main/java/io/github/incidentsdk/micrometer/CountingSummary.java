package io.github.incidentsdk.micrometer;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.cumulative.CumulativeDistributionSummary;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;

/** A summary whose buckets count from its beginning, while its percentiles are those of the last minutes. */
final class CountingSummary extends CumulativeDistributionSummary {

    private final CountingBuckets buckets;

    CountingSummary(Id id, Clock clock, DistributionStatisticConfig config, double scale) {
        super(id, clock, CountingBuckets.without(config), scale, false);
        buckets = new CountingBuckets(clock, config);
    }

    @Override
    protected void recordNonNegative(double amount) {
        super.recordNonNegative(amount);
        buckets.record(amount);
    }

    @Override
    public HistogramSnapshot takeSnapshot() {
        return buckets.in(super.takeSnapshot());
    }

    @Override
    public void close() {
        super.close();
        buckets.close();
    }
}
