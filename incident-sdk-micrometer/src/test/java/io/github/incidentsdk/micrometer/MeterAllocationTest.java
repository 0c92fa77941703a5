package io.github.incidentsdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.metric.series.MetricStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a new meter costs, beyond Micrometer's own work; as much where no compiler helps. */
class MeterAllocationTest {

    private static final int METERS = 100;

    private final MetricStore store = new MetricStore();
    private final Telling registry = new Telling();
    private Runnable atTick = () -> {};
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
        PerMeter bytes = bytesPerMeter();
        assertThat(bytes.made()).isLessThan(60);
        assertThat(bytes.takenIn()).isLessThan(700);
        assertThat(store.index().size()).isZero();
    }

    @Test
    void makesLittleGarbageForAMeterThatARuleReads() {
        store.index().read("orders_total");

        PerMeter bytes = bytesPerMeter();
        assertThat(bytes.made()).isLessThan(60);
        assertThat(bytes.takenIn()).isLessThan(1_000);
        assertThat(store.index().size()).isEqualTo(METERS);
    }

    /** What the thread costs that makes a meter, and what the tick does of it before it looks at any rule. */
    private record PerMeter(long made, long takenIn) {}

    /** Of the rounds that needed fewest, while the others warm up. */
    private PerMeter bytesPerMeter() {
        MeterSource.of(registry).start(store.wanted(), door());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long made = Long.MAX_VALUE;
        long takenIn = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            meters.forEach(registry.removed);
            atTick.run();
            store.tick(2L * round);
            long before = threads.getCurrentThreadAllocatedBytes();
            meters.forEach(registry.added);
            long between = threads.getCurrentThreadAllocatedBytes();
            atTick.run();
            made = Math.min(made, between - before);
            takenIn = Math.min(takenIn, threads.getCurrentThreadAllocatedBytes() - between);
            store.tick(2L * round + 1);
        }
        return new PerMeter(made / METERS, takenIn / METERS);
    }

    /** Keeps back what the source does at a tick, so that it can be measured alone. */
    private SeriesStore door() {
        SeriesStore door = store.pushed("micrometer");
        return (SeriesStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SeriesStore.class}, (self, method, given) -> {
                    if (method.getName().equals("atEachTick")) {
                        atTick = (Runnable) given[0];
                        return null;
                    }
                    return method.invoke(door, given);
                });
    }
}
