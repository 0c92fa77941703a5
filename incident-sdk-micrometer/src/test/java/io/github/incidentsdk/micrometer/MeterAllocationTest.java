package io.github.incidentsdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.incidentsdk.metric.series.MetricStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a new meter costs the thread that makes it, beyond Micrometer's own work; as much where no compiler helps. */
class MeterAllocationTest {

    private static final int METERS = 100;

    private final MetricStore store = new MetricStore();
    private final Telling registry = new Telling();
    private final MeterRegistry elsewhere = new SimpleMeterRegistry();
    private final List<Meter> meters = IntStream.range(0, METERS)
            .mapToObj(i -> (Meter) Counter.builder("orders")
                    .tag("shop", "shop-" + i)
                    .tag("till", "till-1")
                    .register(elsewhere))
            .toList();

    /** Gives away whom it tells of its meters, so that telling can be measured without making a meter. */
    private static final class Telling extends SimpleMeterRegistry {

        private Consumer<Meter> added = meter -> {};
        private Consumer<Meter> removed = meter -> {};

        @Override
        public Config config() {
            return new Config() {

                @Override
                public Config onMeterAdded(Consumer<Meter> listener) {
                    added = listener;
                    return this;
                }

                @Override
                public Config onMeterRemoved(Consumer<Meter> listener) {
                    removed = listener;
                    return this;
                }
            };
        }
    }

    @Test
    void makesLittleGarbageForAMeterThatNoRuleReads() {
        assertThat(bytesPerMeter()).isLessThan(60);
        assertThat(store.index().size()).isZero();
    }

    @Test
    void makesLittleGarbageForAMeterThatARuleReads() {
        store.index().read("orders_total");

        assertThat(bytesPerMeter()).isLessThan(60);
        assertThat(store.index().size()).isEqualTo(METERS);
    }

    /** Of the round that needed fewest, while the others warm up. */
    private long bytesPerMeter() {
        MeterSource.of(registry).start(store.wanted(), store.pushed("micrometer"));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            meters.forEach(registry.removed);
            store.tick(2L * round);
            long before = threads.getCurrentThreadAllocatedBytes();
            meters.forEach(registry.added);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            store.tick(2L * round + 1);
        }
        return least / METERS;
    }
}
