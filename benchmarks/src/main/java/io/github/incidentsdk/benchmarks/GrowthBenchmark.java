package io.github.incidentsdk.benchmarks;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.metric.series.MetricStore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A tick over ten and a hundred times as many rules, and as many series for each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GrowthBenchmark {

    /** Rules × series of each. */
    @Param({"100x10", "1000x10", "10000x10", "100x100", "100x1000"})
    public String size = "";

    private Gauges gauges = new Gauges(0, 1);
    private Rules rules = new Rules(0, 1, new MetricStore());

    static int series(String size) {
        return part(size, 0) * part(size, 1);
    }

    private static int part(String size, int part) {
        return Integer.parseInt(size.split("x", -1)[part]);
    }

    @Setup
    public void start() {
        int each = part(size, 1);
        gauges = new Gauges(series(size), each);
        MetricStore metrics = new MetricStore(gauges.size());
        rules = new Rules(part(size, 0), 1, metrics);
        SeriesStore store = metrics.pushed("benchmark");
        for (int i = 0; i < gauges.size(); i++) {
            Gauges.Gauge gauge = gauges.gauge(i);
            store.add(
                    Rules.metric(i / each),
                    Labels.of("service", "service-" + i / each, "instance", "instance-" + i % each),
                    gauge::value);
        }
    }

    @Benchmark
    public long tick() {
        gauges.move();
        return rules.tick();
    }

    @Benchmark
    public int loop() {
        gauges.move();
        int above = 0;
        for (int i = 0; i < gauges.size(); i++) {
            above += gauges.gauge(i).value() > Rules.LIMIT ? 1 : 0;
        }
        return above;
    }
}
