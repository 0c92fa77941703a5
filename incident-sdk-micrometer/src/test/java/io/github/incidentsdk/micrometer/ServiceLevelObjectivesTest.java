package io.github.incidentsdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.metric.series.SeriesStatus;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.health.HealthConfig;
import io.micrometer.health.HealthMeterRegistry;
import io.micrometer.health.ServiceLevelObjective;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceLevelObjectivesTest {

    private static final ServiceLevelObjective ERRORS = ServiceLevelObjective.build("api.error.ratio")
            .tag("team.name", "checkout")
            .errorRatio(search -> search.name("requests"), all -> all.tag("outcome", "error"))
            .isLessThan(0.1);

    private static final ServiceLevelObjective QUEUE = ServiceLevelObjective.build("queue")
            .value(search -> search.name("queue.size"))
            .isLessThan(100);

    private final AtomicInteger waiting = new AtomicInteger(3);
    private final VirtualTime time = new VirtualTime();
    private final MockClock clock = new MockClock();
    private final HealthMeterRegistry registry = HealthMeterRegistry.builder(HealthConfig.DEFAULT)
            .clock(clock)
            .serviceLevelObjectives(
                    ERRORS,
                    QUEUE,
                    ServiceLevelObjective.compose("both", ERRORS, QUEUE).and())
            .build();
    private final IncidentManager manager = IncidentManager.builder()
            .workers(time)
            .closeWithProcess(false)
            .restoreTicks(0)
            .sink("test", new RecordingSink())
            .type(IncidentType.named("objective-missed").by("objective").build())
            .rule(IncidentRule.named("objectives")
                    .declares("objective-missed")
                    .value("objective_met")
                    .level(Severity.SEV2, "< 1")
                    .build())
            .source("objectives", ServiceLevelObjectives.of(registry))
            .build();

    @AfterEach
    void close() {
        manager.close();
        registry.close();
    }

    private Counter requests(String outcome) {
        return registry.counter("requests", "outcome", outcome);
    }

    /** Its counters tell of the last step. */
    private void step() {
        clock.add(HealthConfig.DEFAULT.step());
        time.advance(Duration.ofMinutes(10));
    }

    private List<String> missed() {
        step();
        return manager.open().stream()
                .map(incident -> incident.snapshot().by().get("objective"))
                .filter(objective -> objective != null)
                .sorted()
                .toList();
    }

    private Map<String, Object> values() {
        return manager.series("objective_met").stream()
                .collect(Collectors.toMap(
                        series -> series.labels().get("objective"), ServiceLevelObjectivesTest::value));
    }

    private static Object value(SeriesStatus series) {
        Double value = series.value();
        return value == null ? "unknown" : value;
    }

    @Test
    void anObjectiveThatIsMissedIsAnIncidentUntilItIsMetAgain() {
        requests("error").increment(1);
        requests("success").increment(99);
        registry.gauge("queue.size", waiting);
        assertThat(missed()).isEmpty();
        requests("error").increment(20);
        assertThat(missed()).containsExactly("api.error.ratio", "both");
        requests("success").increment(900);
        assertThat(missed()).isEmpty();
    }

    @Test
    void anObjectiveOfWhichNothingIsKnownIsUnknownAlthoughMicrometerCallsItMet() {
        registry.gauge("queue.size", waiting);
        time.advance(Duration.ofSeconds(30));
        assertThat(ERRORS.healthy(registry)).isTrue();
        assertThat(values())
                .containsEntry("api.error.ratio", "unknown")
                .containsEntry("queue", 1.0)
                .containsEntry("both", "unknown");
        requests("success").increment(99);
        requests("error").increment(99);
        step();
        assertThat(values())
                .containsEntry("api.error.ratio", 0.0)
                .containsEntry("queue", 1.0)
                .containsEntry("both", 0.0);
    }

    @Test
    void anObjectivesTagsAreLabels() {
        time.advance(Duration.ofSeconds(30));
        assertThat(manager.series("objective_met"))
                .anySatisfy(series -> assertThat(series.labels().asMap())
                        .containsExactlyInAnyOrderEntriesOf(
                                Map.of("objective", "api.error.ratio", "team_name", "checkout")));
    }

    @Test
    void objectivesMayBeOfAnyRegistry() {
        SimpleMeterRegistry other = new SimpleMeterRegistry();
        waiting.set(500);
        other.gauge("queue.size", waiting);
        try (IncidentManager watching = IncidentManager.builder()
                .workers(time)
                .closeWithProcess(false)
                .restoreTicks(0)
                .rule(IncidentRule.named("queue")
                        .declares("queue-long")
                        .condition(Severity.SEV3, "objective_met < 1")
                        .build())
                .source("objectives", ServiceLevelObjectives.of(other, List.of(QUEUE)))
                .build()) {
            time.advance(Duration.ofSeconds(30));
            assertThat(watching.open())
                    .extracting(incident -> incident.snapshot().type())
                    .containsExactly("queue-long");
        }
    }
}
