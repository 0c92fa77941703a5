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
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import io.micrometer.core.instrument.step.StepRegistryConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeterSourceTest {

    private final VirtualTime time = new VirtualTime();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private IncidentManager manager;

    private void watch(MeterRegistry watched, String value) {
        manager = IncidentManager.builder()
                .workers(time)
                .closeWithProcess(false)
                .selfReport(false)
                .sink("test", new RecordingSink())
                .source("micrometer", MeterSource.of(watched))
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
    void aGaugeWhoseObjectWasCollectedIsUnknownAndEndsNothing() {
        AtomicInteger depth = new AtomicInteger(500);
        Gauge.builder("queue.depth", () -> depth.get() < 0 ? Double.NaN : depth.get())
                .register(registry);
        watch(registry, "queue_depth");
        assertThat(open()).isOne();
        depth.set(-1);
        time.advance(Duration.ofMinutes(10));
        assertThat(open()).isOne();
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
        assertThat(composite.getRegistries()).as("one that counts is there").hasSize(2);
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
