package io.github.incidentsdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.metric.Labels;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PrometheusNamesTest {

    @Test
    void namesAndLabelsAreThoseThatMicrometersPrometheusRegistryPrints() {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        MeterRegistry simple = new SimpleMeterRegistry();
        registerEveryKind(prometheus);
        registerEveryKind(simple);

        Set<String> read = new TreeSet<>();
        for (Meter meter : simple.getMeters()) {
            MeterReading.of(meter, name -> true).forEach(reading -> read.add(line(reading.name(), reading.labels())));
        }

        assertThat(read).isEqualTo(printed(prometheus.scrape()));
    }

    private static void registerEveryKind(MeterRegistry registry) {
        Gauge.builder("queue.depth", () -> 3).tag("some.tag", "x").register(registry);
        Gauge.builder("queue.total", () -> 3).register(registry);
        Gauge.builder("memory.used", () -> 3).baseUnit("bytes").register(registry);
        Gauge.builder("1st-thing ü", () -> 3).tag("1x", "y").register(registry);
        TimeGauge.builder("age", () -> 3_000, TimeUnit.MILLISECONDS).register(registry);
        Counter.builder("orders.failed").baseUnit("orders").register(registry);
        Counter.builder("seen.total").register(registry);
        FunctionCounter.builder("read", registry, same -> 2).baseUnit("bytes").register(registry);
        Timer.builder("http.server.requests")
                .tag("uri", "/a")
                .register(registry)
                .record(Duration.ofMillis(20));
        Timer.builder("already.seconds").register(registry).record(Duration.ofMillis(20));
        LongTaskTimer.builder("import.running").register(registry).start();
        FunctionTimer.builder("polls", registry, same -> 2, same -> 3, TimeUnit.SECONDS)
                .register(registry);
        DistributionSummary.builder("payload")
                .baseUnit("bytes")
                .register(registry)
                .record(5);
        List<Measurement> measurements = java.util.Arrays.stream(Statistic.values())
                .map(statistic -> new Measurement(() -> 1.0, statistic))
                .toList();
        Meter.builder("custom.meter", Meter.Type.OTHER, measurements).register(registry);
    }

    private static Set<String> printed(String scrape) {
        Set<String> lines = new TreeSet<>();
        scrape.lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> lines.add(line.substring(0, line.lastIndexOf(' '))));
        return lines;
    }

    private static String line(String name, Labels labels) {
        StringBuilder line = new StringBuilder(name);
        for (int i = 0; i < labels.size(); i++) {
            line.append(i == 0 ? "{" : ",")
                    .append(labels.name(i))
                    .append("=\"")
                    .append(labels.value(i))
                    .append('"');
        }
        return labels.size() == 0 ? line.toString() : line.append('}').toString();
    }
}
