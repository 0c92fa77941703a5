package io.github.incidentsdk.micrometer;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.internal.DefaultLongTaskTimer;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.function.Predicate;

/**
 * Stands beside a composite's other registries and counts what rules read, and nothing else: totals and buckets never begin
 * anew. Its other meters do nothing and cost nothing.
 */
final class IncidentMeterRegistry extends SimpleMeterRegistry {

    /**
     * Creates an empty registry.
     *
     * @param filters what the others have: rules name what these make of a meter
     */
    IncidentMeterRegistry(Clock clock, List<MeterFilter> filters, Predicate<String> wanted) {
        super(SimpleConfig.DEFAULT, clock);
        filters.forEach(config()::meterFilter);
        config().meterFilter(new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                return PrometheusNames.mayShow(id).anyMatch(wanted) ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
            }
        });
    }

    @Override
    protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector pauses) {
        return new CountingTimer(id, clock, config.merge(defaultHistogramConfig()), pauses);
    }

    @Override
    protected DistributionSummary newDistributionSummary(
            Meter.Id id, DistributionStatisticConfig config, double scale) {
        return new CountingSummary(id, clock, config.merge(defaultHistogramConfig()), scale);
    }

    @Override
    protected LongTaskTimer newLongTaskTimer(Meter.Id id, DistributionStatisticConfig config) {
        return new DefaultLongTaskTimer(id, clock, getBaseTimeUnit(), config.merge(defaultHistogramConfig()), true);
    }
}
