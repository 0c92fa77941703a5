package io.github.incidentsdk.benchmarks;

import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.micrometer.MeterSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The application makes a meter while a thousand rules run: what that costs its thread beyond Micrometer's own work. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MeterBenchmark {

    private static final int RULES = 1_000;
    private static final int ADDED = 1_000;

    @Param({"100", "10000"})
    public int meters;

    private final Listening registry = new Listening();
    private final Map<Meter.Id, Meter> byId = new HashMap<>();
    private TickDoor door = new TickDoor(new MetricStore().pushed("none yet"));
    private Rules rules = new Rules(0, 1, new MetricStore());
    private List<Meter> unread = List.of();
    private List<Meter> read = List.of();

    /** Gives away whom it tells of its meters, so that telling can be measured without making a meter. */
    private static final class Listening extends SimpleMeterRegistry {

        private @Nullable Consumer<Meter> added;
        private @Nullable Consumer<Meter> removed;

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

        void tell(@Nullable Consumer<Meter> listener, Meter meter) {
            if (listener == null) {
                throw new IllegalStateException("The source does not listen");
            }
            listener.accept(meter);
        }
    }

    @Setup
    public void start() {
        for (int i = 0; i < meters; i++) {
            Meter meter = counter(registry, "requests_" + i % 500, i);
            byId.put(meter.getId(), meter);
        }
        MetricStore metrics = new MetricStore(200_000);
        rules = new Rules(RULES, 1, metrics);
        door = new TickDoor(metrics.pushed("micrometer"));
        MeterSource.of(registry).start(metrics.wanted(), door);
        MeterRegistry elsewhere = new SimpleMeterRegistry();
        unread = IntStream.range(0, ADDED)
                .mapToObj(i -> (Meter) counter(elsewhere, "requests_" + i % 500, i + meters))
                .toList();
        read = IntStream.range(0, ADDED)
                .mapToObj(i -> (Meter) Gauge.builder(Rules.metric(i), () -> 1)
                        .tag("service", "service-" + i)
                        .tag("instance", "instance-0")
                        .register(elsewhere))
                .toList();
        rules.tick();
    }

    private static Counter counter(MeterRegistry registry, String name, int number) {
        return Counter.builder(name)
                .tag("path", "/orders/" + number)
                .tag("method", "GET")
                .register(registry);
    }

    /** What was added is removed, and the rules have seen both. */
    @TearDown(Level.Invocation)
    public void remove() {
        rules.tick();
        unread.forEach(meter -> registry.tell(registry.removed, meter));
        read.forEach(meter -> registry.tell(registry.removed, meter));
        rules.tick();
    }

    /** Meters that no rule reads, which most are. */
    @Benchmark
    @OperationsPerInvocation(ADDED)
    public void unread() {
        for (Meter meter : unread) {
            registry.tell(registry.added, meter);
        }
    }

    /** Meters that a rule reads, each another one. */
    @Benchmark
    @OperationsPerInvocation(ADDED)
    public void read() {
        for (Meter meter : read) {
            registry.tell(registry.added, meter);
        }
    }

    /** And the tick has looked at them. */
    @Benchmark
    @OperationsPerInvocation(ADDED)
    public void unreadTaken() {
        unread();
        door.work();
    }

    /** And the tick has looked at them. */
    @Benchmark
    @OperationsPerInvocation(ADDED)
    public void readTaken() {
        read();
        door.work();
    }

    /** One exact question: is there this meter? */
    @Benchmark
    @OperationsPerInvocation(ADDED)
    public int exactLookUp() {
        int found = 0;
        for (Meter meter : unread) {
            Meter.Id id = meter.getId();
            found += byId.containsKey(
                            new Meter.Id(id.getName(), Tags.of(id.getTagsAsIterable()), null, null, Meter.Type.COUNTER))
                    ? 1
                    : 0;
        }
        return found;
    }

    /** What one writes first: look through all meters for those of a name. */
    @Benchmark
    @OperationsPerInvocation(100)
    public long rescan() {
        long found = 0;
        for (int i = 0; i < 100; i++) {
            String name = unread.get(i).getId().getName();
            found += registry.getMeters().stream()
                    .filter(meter -> meter.getId().getName().equals(name))
                    .count();
        }
        return found;
    }
}
