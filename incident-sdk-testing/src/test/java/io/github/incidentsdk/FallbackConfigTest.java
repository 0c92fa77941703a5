package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a sink gets a fallback, in the configuration and in code. */
@Timeout(240)
class FallbackConfigTest {

    private static final String SINKS = """
            incidents:
              on-invalid: fail
              journal: { directory: %s }
              types: { outage: { severity: { SEV1: errors > 1 } } }
              sinks:
                a-pager: { type: recording, accepts: { from: SEV2 }, fallback: %s, delivery: { fallback-after: 45s } }
                b-team: { type: recording, accepts: { types: [flood] }%s }
            """;

    private final VirtualTime time = new VirtualTime();

    @TempDir
    Path directory;

    @BeforeEach
    void forget() {
        RecordingProvider.MADE.clear();
    }

    private IncidentManager manager(String fallback, String ofTheOther) {
        String yaml = SINKS.formatted(directory.resolve("journal"), fallback, ofTheOther);
        return IncidentManager.builder()
                .service("checkout")
                .workers(time)
                .selfReport(false)
                .closeWithProcess(false)
                .config(IncidentConfig.parseYaml(yaml, "incidents.yaml"))
                .build();
    }

    private static Incident outage(IncidentManager manager) {
        return manager.declare("outage", i -> i.metric("errors", 5));
    }

    @Test
    void theConfiguredOneTakesOverAfterTheConfiguredTimeAndOverARestart() {
        try (IncidentManager first = manager("b-team", "")) {
            RecordingProvider.MADE.get(0).answerAlways(DeliveryOutcome.retry("status 503"));
            outage(first);
            time.advance(Duration.ofSeconds(44));
            assertThat(RecordingProvider.MADE.get(1).attempts()).isEmpty();
            time.advance(Duration.ofSeconds(2));
            assertThat(RecordingProvider.MADE.get(1).kinds()).containsExactly("declared");
        }
        RecordingProvider.MADE.clear();
        try (IncidentManager second = manager("b-team", "")) {
            assertThat(second.sinks().get(1).inPlaceOf()).containsEntry("a-pager", 1);
            outage(second).resolve("mended");
            second.flush(Duration.ofSeconds(30));
            assertThat(RecordingProvider.MADE.get(1).kinds()).contains("resolved");
        }
    }

    @Test
    void aMistakeNamesItsPlaceAndWhatThereIs() {
        assertThatThrownBy(() -> manager("b-taem", ""))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("incidents.sinks.a-pager.fallback")
                .hasMessageContaining("is no sink; expected one of a-pager, b-team")
                .hasMessageContaining("b-team?");
        assertThatThrownBy(() -> manager("a-pager", "")).hasMessageContaining("is the sink itself");
        assertThatThrownBy(() -> manager("b-team", ", fallback: a-pager"))
                .hasMessageContaining("incidents.sinks.b-team.fallback")
                .hasMessageContaining("leads back to the sink itself: b-team, a-pager, b-team");
        assertThatThrownBy(() -> manager("b-team", ", colour: red"))
                .hasMessageContaining("is a sink that was set aside");
    }

    @Test
    void codeSaysItAsWell() {
        RecordingSink pager = new RecordingSink().answerAlways(DeliveryOutcome.retry("status 503"));
        RecordingSink team = new RecordingSink();
        Accepts flood = Accepts.builder().types(List.of("flood")).build();
        Accepts bad = Accepts.builder().from(Severity.SEV3).build();
        try (IncidentManager manager = IncidentManager.builder()
                .workers(time)
                .closeWithProcess(false)
                .selfReport(false)
                .sink("pager", pager, bad)
                .sink("team", team, flood)
                .fallback("pager", "team")
                .build()) {
            manager.declare("outage");
            time.advance(Duration.ofMinutes(2).minusMillis(1));
            assertThat(team.attempts()).isEmpty();
            time.advance(Duration.ofMinutes(1));
            assertThat(team.kinds()).containsExactly("declared");
        }
    }

    @Test
    void aMistakeInCodeThrows() {
        assertThatThrownBy(() -> Desk.manager(time, new RecordingSink())
                        .fallback("pager", "team")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no sink; expected one of pager");
        assertThatThrownBy(() -> Desk.manager(time, new RecordingSink())
                        .fallback("team", "pager")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no sink \"team\"");
    }
}
