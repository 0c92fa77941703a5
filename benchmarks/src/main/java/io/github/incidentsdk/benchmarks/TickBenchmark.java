package io.github.incidentsdk.benchmarks;

import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.micrometer.MeterSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A thousand rules over ten meters each, in every tenth one above its limit, with the state of each kept. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TickBenchmark {

    private static final int RULES = 1_000;
    private static final int SERIES = 10;

    @Param({"1", "2"})
    public int levels;

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Gauges gauges = new Gauges(RULES * SERIES, SERIES);
    private final Gauge[] resolved = new Gauge[RULES * SERIES];
    private Rules rules = new Rules(0, 1, new MetricStore());

    @Setup
    public void start() {
        for (int i = 0; i < resolved.length; i++) {
            int rule = i / SERIES;
            resolved[i] = Gauge.builder(Rules.metric(rule), gauges.gauge(i), Gauges.Gauge::value)
                    .tag("service", "service-" + rule)
                    .tag("instance", "instance-" + i % SERIES)
                    .register(registry);
        }
        MetricStore metrics = new MetricStore();
        rules = new Rules(RULES, levels, metrics);
        MeterSource.of(registry).start(metrics.wanted(), metrics.pushed("micrometer"));
    }

    @Benchmark
    public long tick() {
        gauges.move();
        return rules.tick();
    }

    /** The least that watching can do: read every meter that is held, and compare. */
    @Benchmark
    public int loop() {
        gauges.move();
        int above = 0;
        for (Gauge gauge : resolved) {
            above += gauge.value() > Rules.LIMIT ? 1 : 0;
        }
        return above;
    }

    /** What one writes first: each rule finds its meters when it needs them. */
    @Benchmark
    public int find() {
        gauges.move();
        int above = 0;
        for (int rule = 0; rule < RULES; rule++) {
            for (Gauge gauge : registry.find(Rules.metric(rule)).gauges()) {
                above += gauge.value() > Rules.LIMIT ? 1 : 0;
            }
        }
        return above;
    }
}
