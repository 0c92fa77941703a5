package io.github.incidentsdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import io.micrometer.core.instrument.step.StepRegistryConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeterSourceTest {

    private final VirtualTime time = new VirtualTime();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private IncidentManager manager;
    private @Nullable AtomicInteger held;

    private void watch(MeterRegistry watched, String value) {
        watch(MeterSource.of(watched), value);
    }

    private void watch(MeterSource source, String value) {
        manager = IncidentManager.builder()
                .workers(time)
                .closeWithProcess(false)
                .selfReport(false)
                .sink("test", new RecordingSink())
                .source("micrometer", source)
                .rule(IncidentRule.named("trouble")
                        .declares("trouble")
                        .value(value)
                        .level(Severity.SEV2, "> 100")
                        .every(Duration.ofSeconds(1))
                        .keep(Duration.ofSeconds(2))
                        .build())
                .build();
        time.advance(Duration.ofSeconds(5));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private int open() {
        time.advance(Duration.ofSeconds(5));
        return manager.open().size();
    }

    @Test
    void aRuleFollowsAGaugeThatIsThereAlready() {
        AtomicInteger depth = new AtomicInteger(5);
        Gauge.builder("queue.depth", depth, AtomicInteger::get).register(registry);
        watch(registry, "queue_depth");
        assertThat(open()).isZero();
        depth.set(500);
        assertThat(open()).isOne();
        depth.set(5);
        assertThat(open()).isZero();
    }

    @Test
    void aRuleFollowsAMeterThatIsRegisteredLater() {
        watch(registry, "jobs_failed_total");
        Counter failed = Counter.builder("jobs.failed").register(registry);
        assertThat(open()).isZero();
        failed.increment(500);
        assertThat(open()).isOne();
    }

    @Test
    void anIncidentEndsOnceItsMeterIsGoneForLong() {
        AtomicInteger depth = new AtomicInteger(500);
        Gauge gauge = Gauge.builder("queue.depth", depth, AtomicInteger::get).register(registry);
        watch(registry, "queue_depth");
        assertThat(open()).isOne();
        registry.remove(gauge);
        assertThat(open()).isOne();
        time.advance(Duration.ofMinutes(6));
        assertThat(open()).isZero();
    }

    @Test
    void aGaugeWhoseObjectWasCollectedIsUnknownAndReportedAndEndsNothing() throws InterruptedException {
        held = new AtomicInteger(500);
        Gauge gauge = Gauge.builder("queue.depth", held, AtomicInteger::get).register(registry);
        watch(registry, "queue_depth");
        assertThat(open()).isOne();
        held = null;
        awaitCollectionBehind(gauge);
        time.advance(Duration.ofMinutes(10));
        assertThat(open()).isOne();
        assertThat(manager.rules().get(0).blindness().unknown()).contains("NaN");
        assertThat(manager.rulesHealth().troubles().get("trouble")).contains("blind", "NaN");
    }

    private static void awaitCollectionBehind(Gauge gauge) throws InterruptedException {
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        for (int tries = 0; tries < 600 && !Double.isNaN(gauge.value()); tries++) {
            System.gc();
            collected.remove(100); // nothing comes here: it only waits
        }
        assertThat(gauge.value()).isNaN();
    }

    @Test
    void aRegistryThatIsClosedIsUnknownAndReportedAndEndsNothing() {
        Counter failed = Counter.builder("jobs.failed").register(registry);
        watch(registry, "rate(jobs_failed_total[2s]) * 1000");
        for (int second = 0; second < 5; second++) {
            failed.increment(10);
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(manager.open()).hasSize(1);
        registry.close();
        time.advance(Duration.ofMinutes(10));
        assertThat(open()).isOne();
        assertThat(manager.rules().get(0).blindness().unknown()).contains("the meter registry is closed");
    }

    @Test
    void aQuantileOfARegistryThatIsClosedOpensNothing() {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        watch(prometheus, "0.1 * " + MEDIAN_IN_MILLIS);
        recordSlowRequests(prometheus, time);
        assertThat(manager.open()).isEmpty();
        prometheus.close();
        time.advance(Duration.ofMinutes(10));
        assertThat(open()).isZero();
        assertThat(manager.rules().get(0).blindness().unknown()).contains("the meter registry is closed");
    }

    @Test
    void aTimerIsReadInSeconds() {
        Timer timer = Timer.builder("import").register(registry);
        watch(registry, "import_seconds_sum");
        timer.record(Duration.ofMinutes(1));
        assertThat(open()).isZero();
        timer.record(Duration.ofMinutes(1));
        assertThat(open()).isOne();
    }

    @Test
    void aCompositeIsReadLikeItsMembers() {
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        composite.add(registry);
        watch(composite, "jobs_failed_total");
        composite.counter("jobs.failed").increment(500);
        assertThat(open()).isOne();
    }

    /** Publishes what was counted in each minute. */
    private static MeterRegistry steps() {
        StepRegistryConfig everyMinute = new StepRegistryConfig() {
            @Override
            public String prefix() {
                return "steps";
            }

            @Override
            public @Nullable String get(String key) {
                return null;
            }
        };
        return new StepMeterRegistry(everyMinute, Clock.SYSTEM) {
            @Override
            protected void publish() {}

            @Override
            protected TimeUnit getBaseTimeUnit() {
                return TimeUnit.SECONDS;
            }
        };
    }

    @Test
    void neverReadsTheMemberOfACompositeThatPublishesSteps() {
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        composite.add(steps());
        composite.add(registry);
        watch(composite, "jobs_failed_total");
        composite.counter("jobs.failed").increment(500);
        assertThat(open()).isOne();
        manager.close();
        assertThat(composite.getRegistries()).as("what was added is gone").hasSize(2);
    }

    @Test
    void aCompositeInWhichNobodyCountsIsGivenAMemberThatDoes() {
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        composite.add(new CompositeMeterRegistry().add(steps()));
        composite.counter("jobs.failed");
        watch(composite, "jobs_failed_total");
        composite.counter("jobs.failed").increment(500);
        assertThat(open()).isOne();
        manager.close();
        assertThat(composite.getRegistries()).hasSize(1);
    }

    @Test
    void onlyWhatRulesNameIsCountedBesideTheMembersOfAComposite() {
        CompositeMeterRegistry composite = new CompositeMeterRegistry().add(steps());
        watch(composite, "jobs_failed_total");
        for (int i = 0; i < 100; i++) {
            composite.timer("other", "i", "" + i).record(Duration.ofSeconds(1));
        }
        composite.counter("jobs.failed").increment(500);
        assertThat(open()).isOne();
        MeterRegistry added = composite.getRegistries().stream()
                .filter(IncidentMeterRegistry.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(added.getMeters())
                .singleElement()
                .satisfies(only -> assertThat(only.getId().getName()).isEqualTo("jobs.failed"));
    }

    @Test
    void whatIsAddedToACompositeShowsMetersAsTheFiltersOfItsMembersMakeThem() {
        List<MeterFilter> filters = List.of(
                MeterFilter.commonTags(Tags.of("region", "eu")),
                MeterFilter.renameTag("jobs", "kind", "sort"),
                new MeterFilter() {
                    @Override
                    public Meter.Id map(Meter.Id id) {
                        return id.getName().equals("jobs.failed") ? id.withName("tasks.failed") : id;
                    }
                });
        CompositeMeterRegistry composite = new CompositeMeterRegistry().add(steps());
        watch(MeterSource.of(composite, filters), "tasks_failed_total{region=\"eu\", sort=\"nightly\"}");
        composite.counter("jobs.failed", "kind", "nightly").increment(500);
        assertThat(open()).isOne();
    }

    @Test
    void whatIsAddedToACompositeKeepsTheBucketsThatAFilterAsksFor() {
        MeterFilter bounds = new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(1e9)
                        .build()
                        .merge(config);
            }
        };
        CompositeMeterRegistry composite = new CompositeMeterRegistry().add(steps());
        watch(MeterSource.of(composite, List.of(bounds)), "jobs_seconds_bucket{le=\"1.0\"}");
        for (int i = 0; i < 101; i++) {
            composite.timer("jobs").record(Duration.ofMillis(900));
        }
        assertThat(open()).isOne();
    }

    @Test
    void thePrometheusRegistryOfACompositeIsReadAndNothingIsAdded() {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        prometheus.config().commonTags("region", "eu");
        CompositeMeterRegistry composite =
                new CompositeMeterRegistry().add(steps()).add(new CompositeMeterRegistry().add(prometheus));
        composite.counter("jobs.failed").increment(500);
        watch(composite, "jobs_failed_total{region=\"eu\"}");
        assertThat(open()).as("what was counted before").isOne();
        assertThat(composite.getRegistries()).hasSize(2);
    }

    @Test
    void theGlobalRegistryIsReadAndLeftAsItWas() {
        MeterRegistry member = steps();
        Metrics.addRegistry(member);
        try {
            Set<MeterRegistry> before = Set.copyOf(Metrics.globalRegistry.getRegistries());
            watch(Metrics.globalRegistry, "global_jobs_failed_total");
            Counter failed = Metrics.counter("global.jobs.failed");
            failed.increment(500);
            assertThat(open()).isOne();
            manager.close();
            assertThat(Metrics.globalRegistry.getRegistries()).isEqualTo(before);
            Metrics.globalRegistry.remove(failed);
        } finally {
            Metrics.removeRegistry(member);
        }
    }

    private static void recordSlowRequests(MeterRegistry registry, VirtualTime time) {
        Timer requests = Timer.builder("requests")
                .serviceLevelObjectives(Duration.ofMillis(100), Duration.ofMillis(800), Duration.ofSeconds(2))
                .register(registry);
        for (int second = 0; second < 20; second++) {
            requests.record(Duration.ofMillis(700));
            time.advance(Duration.ofSeconds(1));
        }
    }

    private static final String MEDIAN_IN_MILLIS =
            "1000 * histogram_quantile(0.5, sum by (le) (rate(requests_seconds_bucket[10s])))";

    @Test
    void aQuantileOfWhatABucketCountsIsARule() {
        CompositeMeterRegistry composite = new CompositeMeterRegistry().add(registry);
        watch(composite, MEDIAN_IN_MILLIS);
        recordSlowRequests(composite, time);
        assertThat(manager.open()).hasSize(1);
        assertThat(manager.rules().get(0).instances().get(0).values().get("value"))
                .isBetween(100.0, 800.0);
    }

    @Test
    void bucketsThatForgetAreUnknownAndReported() {
        watch(registry, MEDIAN_IN_MILLIS);
        recordSlowRequests(registry, time);
        assertThat(manager.open()).isEmpty();
        assertThat(manager.rules().get(0).blindness().unknown()).contains("requests_seconds_bucket");
        time.advance(Duration.ofMinutes(30));
        assertThat(manager.rulesHealth().troubles().get("trouble")).contains("requests_seconds_bucket");
    }

    @Test
    void metersOfTheManagerThatRulesKnowAlreadyCountOnce() {
        registry.config().commonTags("region", "eu");
        watch(registry, "100 * count(incidents_declared_total)");
        IncidentMetrics.of(manager).bindTo(registry);
        manager.declare("made-up");
        time.advance(Duration.ofSeconds(3));
        assertThat(manager.rules().get(0).instances().get(0).values()).containsEntry("value", 100.0);
    }

    @Test
    void whatARegistryOfStepsCountsIsUnknownAndItsGaugesAreRead() {
        MeterRegistry steps = steps();
        steps.counter("jobs.failed").increment(500);
        Gauge.builder("queue.depth", () -> 500).register(steps);
        watch(steps, "jobs_failed_total");
        assertThat(open()).isZero();
        assertThat(manager.rules().get(0).blindness().unknown()).contains("jobs_failed_total", "threw");
        assertThat(manager.rulesHealth().thrown()).isPositive();
        manager.close();
        watch(steps, "queue_depth");
        assertThat(open()).isOne();
    }

    @Test
    void aMeterThatIsReplacedBetweenTwoTicksIsReadAsWhatReplacedIt() {
        watch(registry, "queue_depth");
        Gauge first = Gauge.builder("queue.depth", () -> 5).register(registry);
        registry.remove(first);
        Gauge second = Gauge.builder("queue.depth", () -> 500).register(registry);
        assertThat(open()).isOne();
        registry.remove(second);
        Gauge third = Gauge.builder("queue.depth", () -> 5).register(registry);
        assertThat(open()).isZero();
        assertThat(third.value()).isEqualTo(5);
    }

    @Test
    void anIncidentFollowsItsMeterThoughManyCameAndWentBetweenTwoTicks() {
        watch(registry, "queue_depth");
        for (int i = 0; i < 25_000; i++) {
            registry.remove(
                    Gauge.builder("other.depth", () -> 1).tag("number", "" + i).register(registry));
        }
        Gauge.builder("queue.depth", () -> 500).register(registry);
        assertThat(open()).isOne();
    }

    @Test
    void aMeterThatCannotBeLookedAtHurtsNeitherItsMakerNorTheOthers() {
        Meter before = broken("before", new NoClassDefFoundError("io/gone/Dependency"));
        watch(registry, "queue_depth");
        Meter after = broken("after", new AssertionError("out of order"));
        Meter last = broken("last", new IllegalStateException("out of order"));
        Gauge.builder("queue.depth", () -> 500).register(registry);
        assertThat(open()).isOne();
        assertThat(registry.getMeters()).contains(before, after, last);
    }

    private Meter broken(String name, Throwable failure) {
        return Meter.builder(name, Meter.Type.OTHER, () -> {
                    throw sneaky(failure);
                })
                .register(registry);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void aClosedSourceReadsNothingMore() {
        AtomicInteger reads = new AtomicInteger();
        Gauge.builder("queue.depth", reads::incrementAndGet).register(registry);
        watch(registry, "queue_depth");
        manager.close();
        int before = reads.get();
        time.advance(Duration.ofMinutes(1));
        Gauge.builder("another", () -> 1).register(registry);
        assertThat(reads.get()).isEqualTo(before);
    }
}
