package io.github.incidentsdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.IncidentManagerBuilder;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeSource;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the SDK did and how it is, as meters. */
class IncidentMetricsTest {

    private final VirtualTime time = new VirtualTime();
    private final MeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock());
    private final RecordingSink sink = new RecordingSink();
    private @Nullable IncidentManager manager;

    @TempDir
    private Path directory;

    private Clock clock() {
        return new Clock() {
            @Override
            public long wallTime() {
                return time.wallMillis();
            }

            @Override
            public long monotonicTime() {
                return time.nanos();
            }
        };
    }

    private IncidentManagerBuilder service() {
        return IncidentManager.builder()
                .workers(time)
                .closeWithProcess(false)
                .selfReport(false)
                .type(IncidentType.named("cart").by("shop").build())
                .sink("team", sink);
    }

    private IncidentMetrics bound(IncidentManagerBuilder builder) {
        manager = builder.build();
        IncidentMetrics metrics = IncidentMetrics.of(manager);
        metrics.bindTo(registry);
        return metrics;
    }

    @AfterEach
    void close() {
        if (manager != null) {
            manager.close();
        }
    }

    private void pass(Duration duration) {
        time.advance(duration);
    }

    private double value(String name, String... tags) {
        Meter meter = registry.get(name).tags(tags).meter();
        return meter.measure().iterator().next().getValue();
    }

    private void declare(String shop) {
        manager.declare("cart", details -> details.by("shop", shop));
    }

    @Test
    void incidentsAreCountedByTypeAndWhatIsOpenBySeverity() {
        bound(service());
        declare("a");
        declare("a");
        declare("b");
        manager.declare("made-up", details -> details.severity(Severity.SEV1));
        manager.drill("cart");
        manager.open().stream()
                .filter(open -> open.snapshot().by().containsValue("a"))
                .forEach(open -> open.resolve("mended"));
        declare("a");
        pass(Duration.ofSeconds(2));
        assertThat(value("incidents.declared", "type", "cart")).isEqualTo(2);
        assertThat(value("incidents.resolved", "type", "cart")).isEqualTo(1);
        assertThat(value("incidents.reopened", "type", "cart")).isEqualTo(1);
        assertThat(value("incidents.declared", "type", "OTHER"))
                .as("a type that nobody defined")
                .isEqualTo(1);
        assertThat(value("incidents.open", "severity", "SEV1")).isEqualTo(1);
        assertThat(value("incidents.open", "severity", "SEV3")).isEqualTo(2);
        assertThat(value("incidents.open", "severity", "SEV5")).isZero();
    }

    @Test
    void deliveriesAreCountedAndTimedBySinkAndOutcome() {
        sink.answerNext(DeliveryOutcome.skipped("nothing to say")).retryNext().refuseNext();
        AtomicLong worked = new AtomicLong();
        bound(service().workers(working(worked)).sink("slow", delivery -> {
            worked.addAndGet(Duration.ofSeconds(3).toNanos());
            return DeliveryOutcome.accepted();
        }));
        for (String shop : List.of("a", "b", "c", "d")) {
            declare(shop);
            pass(Duration.ofMinutes(1));
        }
        assertThat(deliveries("team", "skipped").count()).isEqualTo(1);
        assertThat(deliveries("team", "retried").count()).isEqualTo(1);
        assertThat(deliveries("team", "dead").count()).isEqualTo(1);
        assertThat(deliveries("team", "accepted").count())
                .as("two, and what was refused once from its state")
                .isEqualTo(3);
        assertThat(deliveries("slow", "accepted").count()).isEqualTo(4);
        assertThat(deliveries("slow", "accepted").totalTime(TimeUnit.SECONDS)).isEqualTo(12);
        assertThat(deliveries("slow", "retried").totalTime(TimeUnit.SECONDS)).isZero();
        assertThat(value("incidents.untold", "sink", "slow")).isZero();
        assertThat(value("incidents.sink.down", "sink", "slow")).isZero();
    }

    /** In which a step can take its time. */
    private Workers working(AtomicLong worked) {
        return new Workers() {
            @Override
            public TimeSource time() {
                return new TimeSource() {
                    @Override
                    public long wallMillis() {
                        return time.wallMillis();
                    }

                    @Override
                    public long nanos() {
                        return time.nanos() + worked.get();
                    }
                };
            }

            @Override
            public Worker start(String name, Step step) {
                return time.start(name, step);
            }

            @Override
            public boolean inStep() {
                return time.inStep();
            }

            @Override
            public boolean await(CompletionStage<?> stage, Duration patience) {
                return time.await(stage, patience);
            }
        };
    }

    private FunctionTimer deliveries(String sink, String outcome) {
        return registry.get("incidents.deliveries")
                .tags("sink", sink, "outcome", outcome)
                .functionTimer();
    }

    @Test
    void aSinkThatIsLeftAloneIsDownAndItsLinesWait() {
        sink.answerAlways(DeliveryOutcome.retry("status 503"));
        bound(service());
        for (int i = 0; i < 10; i++) {
            declare("shop " + i);
        }
        pass(Duration.ofMinutes(10));
        assertThat(value("incidents.sink.down", "sink", "team")).isEqualTo(1);
        assertThat(value("incidents.untold", "sink", "team")).isPositive();
    }

    @Test
    void theJournalShowsItsLinesItsBytesAndItsTrouble() {
        bound(service().journal(directory));
        declare("a");
        pass(Duration.ofSeconds(5));
        assertThat(value("incidents.journal.stored")).isPositive();
        assertThat(value("incidents.journal.size")).isGreaterThan(100);
        assertThat(value("incidents.journal.queue")).isZero();
        assertThat(value("incidents.journal.unstored")).isZero();
        assertThat(value("incidents.journal.failures")).isZero();
        assertThat(value("incidents.journal.trouble")).isZero();
    }

    @Test
    void rulesAreCountedByWhetherTheySee() {
        double[] depth = {1};
        IncidentManagerBuilder builder = service()
                .rule(IncidentRule.named("sees")
                        .declares("cart")
                        .value("seen")
                        .level(Severity.SEV2, "> 5")
                        .build())
                .rule(IncidentRule.named("blind")
                        .declares("cart")
                        .value("depth")
                        .level(Severity.SEV2, "> 5")
                        .build())
                .rule(IncidentRule.named("dead")
                        .declares("cart")
                        .value("never")
                        .level(Severity.SEV2, "> 5")
                        .build());
        bound(builder);
        manager.metrics().gauge("seen", () -> 1);
        manager.metrics().gauge("depth", () -> depth[0]);
        pass(Duration.ofMinutes(1));
        assertThat(value("incidents.rules", "state", "seeing"))
                .as("nobody gives up soon")
                .isEqualTo(3);
        depth[0] = Double.NaN;
        pass(Duration.ofMinutes(30));
        assertThat(value("incidents.rules", "state", "seeing")).isEqualTo(1);
        assertThat(value("incidents.rules", "state", "blind")).isEqualTo(1);
        assertThat(value("incidents.rules", "state", "dead")).isEqualTo(1);
        assertThat(value("incidents.rules", "state", "set-aside")).isZero();
        assertThat(value("incidents.troubles", "part", "rule")).isEqualTo(2);
        assertThat(value("incidents.rules.evaluations"))
                .isEqualTo(manager.rules().stream()
                        .mapToDouble(rule -> rule.counts().evaluations())
                        .sum())
                .isPositive();
        assertThat(value("incidents.rules.failures")).isZero();
    }

    @Test
    void whatIsIgnoredOrDroppedIsCountedByReason() {
        bound(service());
        manager.declare((String) null);
        pass(Duration.ofSeconds(2));
        assertThat(value("incidents.ignored", "reason", "no-type")).isEqualTo(1);
        assertThat(value("incidents.ignored", "reason", "over-cap")).isZero();
        assertThat(value("incidents.dropped", "reason", "queue-full")).isZero();
        assertThat(Drops.others(Map.of("queue-full", 3L, "somebody-elses", 4L))).isEqualTo(4);
    }

    @Test
    void everyReasonForWhichAJournalDropsSomethingHasAMeter() {
        Set<String> reasons = Stream.of("journal.JournalLosses", "journal.directory.Losses")
                .flatMap(IncidentMetricsTest::reasons)
                .collect(Collectors.toSet());
        assertThat(Drops.REASONS).isEqualTo(reasons);
    }

    private static Stream<String> reasons(String type) {
        try {
            return Arrays.stream(Class.forName("io.github.incidentsdk." + type + "$Reason")
                            .getEnumConstants())
                    .map(reason -> reason.toString().toLowerCase(Locale.ROOT).replace('_', '-'));
        } catch (ClassNotFoundException renamed) {
            throw new AssertionError(renamed);
        }
    }

    @Test
    void metersAreBoundOnceWithTheGivenTagsAndGoWithTheBinder() {
        manager = service().build();
        try (IncidentMetrics metrics = IncidentMetrics.of(manager, Tags.of("manager", "one"))) {
            metrics.bindTo(registry);
            int meters = registry.getMeters().size();
            metrics.bindTo(registry);
            assertThat(registry.getMeters())
                    .hasSize(meters)
                    .allSatisfy(
                            meter -> assertThat(meter.getId().getTag("manager")).isEqualTo("one"));
        }
        assertThat(registry.getMeters()).as("closed").isEmpty();
    }

    @Test
    void figuresAreAtMostASecondOld() {
        bound(service());
        assertThat(value("incidents.declared", "type", "cart")).isZero();
        declare("a");
        assertThat(value("incidents.declared", "type", "cart"))
                .as("within a second")
                .isZero();
        pass(Duration.ofSeconds(1));
        assertThat(value("incidents.declared", "type", "cart")).isEqualTo(1);
    }

    @Test
    void aRegistryThatNobodyNeedsAnyMoreIsCollectedWhileTheManagerLives() throws InterruptedException {
        IncidentMetrics metrics = bound(service());
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        ReferenceQueue<MeterRegistry> collected = new ReferenceQueue<>();
        WeakReference<MeterRegistry> gone = new WeakReference<>(member(composite, metrics), collected);
        pass(Duration.ofMinutes(1));
        boolean isGone = false;
        for (int tries = 0; tries < 600 && !isGone; tries++) {
            System.gc();
            isGone = collected.remove(100) == gone;
        }
        assertThat(isGone).isTrue();
        assertThat(value("incidents.declared", "type", "cart")).isZero();
    }

    /** A registry that was read, taken out of the composite and closed. */
    private static MeterRegistry member(CompositeMeterRegistry composite, IncidentMetrics metrics) {
        MeterRegistry member = new SimpleMeterRegistry();
        composite.add(member);
        metrics.bindTo(composite);
        metrics.bindTo(member);
        member.getMeters().forEach(meter -> meter.measure().forEach(each -> each.getValue()));
        composite.remove(member);
        member.close();
        return member;
    }

    @Test
    void aSinkThatIsSetAsideIsATrouble() {
        String json = """
                {"incidents": {"sinks": {"phone": {"type": "pagerduty", "routing-key": "${NOBODY_SET_THIS_KEY}"}}}}
                """;
        bound(service().config(IncidentConfig.parseJson(json, "incidents.json")));
        assertThat(value("incidents.troubles", "part", "sink")).isEqualTo(1);
        assertThat(value("incidents.troubles", "part", "journal")).isZero();
    }

    @Test
    void prometheusPrintsEveryMeterUnderTheDocumentedNames() {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        IncidentMetrics metrics = bound(service());
        metrics.bindTo(prometheus);
        Set<String> names = prometheus
                .scrape()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "incidents_declared_total",
                        "incidents_reopened_total",
                        "incidents_resolved_total",
                        "incidents_open",
                        "incidents_deliveries_seconds_count",
                        "incidents_deliveries_seconds_sum",
                        "incidents_untold",
                        "incidents_sink_down",
                        "incidents_journal_queue_events",
                        "incidents_journal_unstored_lines",
                        "incidents_journal_size_bytes",
                        "incidents_journal_trouble",
                        "incidents_journal_stored_total",
                        "incidents_journal_failures_total",
                        "incidents_dropped_total",
                        "incidents_ignored_total",
                        "incidents_rules",
                        "incidents_troubles",
                        "incidents_rules_evaluations_total",
                        "incidents_rules_missed_total",
                        "incidents_rules_failures_total");
    }
}
