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
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PrometheusNamesTest {

    private final MockClock clock = new MockClock();
    private final PrometheusMeterRegistry prometheus =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new PrometheusRegistry(), clock);

    @Test
    void everyKindOfMeterOfThePrometheusRegistryIsReadAsItPrints() {
        registerEveryKind(prometheus);
        assertThat(read(prometheus)).isEqualTo(printed()).hasSizeGreaterThan(100);
    }

    @Test
    void everyKindOfMeterOfTheRegistryThatIsAddedToACompositeIsReadAsPrometheusPrints() {
        MeterRegistry own = new IncidentMeterRegistry(clock, List.of(), name -> true);
        CompositeMeterRegistry both =
                new CompositeMeterRegistry(clock).add(prometheus).add(own);
        registerEveryKind(both);
        assertThat(read(own)).isEqualTo(printed());
    }

    @Test
    void bucketsCountFromTheBeginningAndPercentilesForget() {
        MeterRegistry own = new IncidentMeterRegistry(clock, List.of(), name -> true);
        CompositeMeterRegistry both =
                new CompositeMeterRegistry(clock).add(prometheus).add(own);
        registerEveryKind(both);
        clock.add(Duration.ofDays(40));
        both.get("bounded").timer().record(Duration.ofMillis(60));
        both.get("weighed").summary().record(70);
        Map<String, Double> read = read(own);
        assertThat(read).isEqualTo(printed());
        assertThat(read)
                .containsEntry("bounded_seconds_bucket{le=\"0.05\"}", 1.0)
                .containsEntry("bounded_seconds_bucket{le=\"0.1\"}", 2.0)
                .containsEntry("bounded_seconds_bucket{le=\"+Inf\"}", 2.0)
                .containsEntry("quick_seconds{quantile=\"0.95\"}", 0.0);
    }

    @Test
    void namesThatAMeterMayShowAreAllAskedFor() {
        MeterRegistry own = new IncidentMeterRegistry(clock, List.of(), name -> true);
        registerEveryKind(own);
        for (Meter meter : own.getMeters()) {
            Set<String> may = PrometheusNames.mayShow(meter.getId()).collect(Collectors.toSet());
            assertThat(MeterReading.of(meter, name -> true))
                    .isNotEmpty()
                    .allSatisfy(reading -> assertThat(may).contains(reading.name()));
        }
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
        Gauge.builder("build.info", () -> 7).tag("version", "1.2").register(registry);
        Gauge.builder("a:b-c", () -> 0.1).baseUnit("percent").register(registry);
        Counter.builder("cache.info").register(registry).increment(3);
        Counter.builder("odd")
                .tags("quote", "a\"b", "back\\slash", "c\\d", "line", "e\nf", "ü.-1", "ß \u6f22", "empty", "")
                .register(registry)
                .increment(0.5);
        Timer.builder("quick").publishPercentiles(0.5, 0.95).register(registry).record(Duration.ofMillis(20));
        Timer.builder("bounded")
                .serviceLevelObjectives(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofSeconds(2))
                .register(registry)
                .record(Duration.ofMillis(20));
        Timer.builder("full")
                .publishPercentileHistogram()
                .publishPercentiles(0.9)
                .register(registry)
                .record(Duration.ofMillis(20));
        DistributionSummary.builder("weighed")
                .baseUnit("kilograms")
                .scale(10)
                .serviceLevelObjectives(50, 500, 1_000)
                .register(registry)
                .record(5);
        DistributionSummary.builder("ranked")
                .publishPercentiles(0.5, 0.999)
                .register(registry)
                .record(5);
        LongTaskTimer.builder("export.running")
                .serviceLevelObjectives(Duration.ofMinutes(1), Duration.ofMinutes(5))
                .register(registry)
                .start();
        TimeGauge.builder("last.run", () -> 3, TimeUnit.HOURS).register(registry);
        DistributionSummary.builder("payload")
                .baseUnit("bytes")
                .register(registry)
                .record(5);
        List<Measurement> measurements = java.util.Arrays.stream(Statistic.values())
                .map(statistic -> new Measurement(() -> 1.0, statistic))
                .toList();
        Meter.builder("custom.meter", Meter.Type.OTHER, measurements).register(registry);
    }

    private static Map<String, Double> read(MeterRegistry registry) {
        Map<String, Double> read = new TreeMap<>();
        for (Meter meter : registry.getMeters()) {
            MeterReading.of(meter, name -> true)
                    .forEach(reading -> read.put(line(reading.name(), reading.labels()), now(reading)));
        }
        return read;
    }

    private Map<String, Double> printed() {
        Map<String, Double> lines = new TreeMap<>();
        prometheus.scrape().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int end = line.lastIndexOf(' ');
            String series =
                    line.substring(0, end).replace("empty=\"\",", ""); // no label is an empty one, and so no difference
            lines.put(series, Double.valueOf(line.substring(end + 1)));
        });
        return lines;
    }

    private static String line(String name, Labels labels) {
        Map<String, String> last = new TreeMap<>(); // Prometheus prints these behind all others
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.name(i) + "=\"" + escaped(labels.value(i)) + '"';
            last.put((labels.name(i).matches("le|quantile") ? "1" : "0") + labels.name(i), label);
        }
        return last.isEmpty() ? name : name + '{' + String.join(",", last.values()) + '}';
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static <T> double now(MeterReading<T> reading) {
        return reading.value().applyAsDouble(reading.of());
    }
}
