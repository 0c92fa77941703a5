package io.github.incidentsdk.micrometer;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.cumulative.CumulativeTimer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import java.util.concurrent.TimeUnit;

/** A timer whose buckets count from its beginning, while its percentiles are those of the last minutes. */
final class CountingTimer extends CumulativeTimer {

    private final CountingBuckets buckets;

    CountingTimer(Id id, Clock clock, DistributionStatisticConfig config, PauseDetector pauses) {
        super(id, clock, CountingBuckets.without(config), pauses, TimeUnit.SECONDS, false);
        buckets = new CountingBuckets(clock, config);
    }

    @Override
    protected void recordNonNegative(long amount, TimeUnit unit) {
        super.recordNonNegative(amount, unit);
        buckets.record(unit.toNanos(amount));
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
