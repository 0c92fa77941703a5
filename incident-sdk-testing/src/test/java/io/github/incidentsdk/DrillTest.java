package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSummary;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A drill from its declaration to every sink, as the noise page promises it. */
@Timeout(240)
class DrillTest {

    private static final String CONFIG = """
            incidents:
              types:
                cost-spike:
                  title: "Cloud spend spike in {account}"
                  by: [account]
                  severity: { SEV1: usd_per_hour > 400 }
            """;

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();

    @TempDir
    Path directory;

    @IncidentDefinition(type = "cost-spike")
    record CostSpike(@By String account, @Metric double usdPerHour) {}

    private IncidentManagerBuilder service() {
        return service("");
    }

    private IncidentManagerBuilder service(String more) {
        return service(more, sink);
    }

    private IncidentManagerBuilder service(String more, RecordingSink told) {
        return Desk.manager(time, told).config(IncidentConfig.parseYaml(CONFIG + more, "drills.yaml"));
    }

    @Test
    void ofATypeItsByValuesAreDrill() {
        try (IncidentManager manager = service().build()) {
            assertThat(manager.drill("cost-spike").snapshot().by()).containsExactly(entry("account", "drill"));
        }
    }

    @Test
    void ofARecordItsByValuesMetricsAndSeverityAreTheRecords() {
        try (IncidentManager manager = service().build()) {
            IncidentSnapshot drill =
                    manager.drill(new CostSpike("prod-eu", 412)).snapshot();

            assertThat(drill.by()).containsExactly(entry("account", "prod-eu"));
            assertThat(drill.metrics()).containsExactly(entry("usd_per_hour", 412.0));
            assertThat(drill.severity()).isEqualTo(Severity.SEV1);
        }
    }

    @Test
    void neitherJoinsRaisesNorEndsTheRealIncident() {
        try (IncidentManager manager = service().build()) {
            Incident real = manager.declare(new CostSpike("prod-eu", 100));
            IncidentSnapshot before = real.snapshot();
            Incident drill = manager.drill(new CostSpike("prod-eu", 412));

            assertThat(drill.key()).isNotEqualTo(real.key());
            assertThat(real.snapshot()).isEqualTo(before);
            drill.resolve("seen");
            assertThat(real.isOpen()).isTrue();
            Incident next = manager.drill(new CostSpike("prod-eu", 412));
            real.resolve("over");
            assertThat(next.isOpen()).isTrue();
        }
    }

    @Test
    void endsByItselfAfterFiveMinutes() {
        try (IncidentManager manager = service().build()) {
            Incident drill = manager.drill("cost-spike");

            time.advance(Duration.ofMinutes(5));
            assertThat(drill.isOpen()).isTrue();
            time.advance(Duration.ofSeconds(2));

            assertThat(drill.snapshot().resolution()).isEqualTo(Resolution.DRILL_ENDED);
            assertThat(sink.kinds()).containsExactly("declared", "resolved");
        }
    }

    @Test
    void endsWhenTheConfigurationOrTheCodeSays() {
        try (IncidentManager manager = service("  drill-for: 30s\n").build()) {
            Incident drill = manager.drill("cost-spike");
            time.advance(Duration.ofSeconds(32));
            assertThat(drill.isOpen()).isFalse();
        }
        try (IncidentManager manager =
                service("  drill-for: 30s\n").drillFor(Duration.ofMinutes(10)).build()) {
            Incident drill = manager.drill("cost-spike");
            time.advance(Duration.ofMinutes(9));
            assertThat(drill.isOpen()).isTrue();
        }
        assertThatThrownBy(() -> service().drillFor(Duration.ZERO))
                .hasMessage("drillFor cannot be zero or negative, as PT0S is");
        assertThatThrownBy(() -> IncidentConfig.builder().drillFor(Duration.ofSeconds(-1)))
                .hasMessage("drillFor cannot be zero or negative, as PT-1S is");
    }

    @Test
    void endsByItselfAlsoAfterARestart() {
        try (IncidentManager manager = service().journal(directory).build()) {
            manager.drill("cost-spike");
            time.advance(Duration.ofMinutes(1));
        }

        RecordingSink later = new RecordingSink();
        try (IncidentManager manager = service("", later).journal(directory).build()) {
            assertThat(manager.open()).singleElement().satisfies(drill -> {
                assertThat(drill.snapshot().drill()).isTrue();
                time.advance(Duration.ofMinutes(4).plusSeconds(2));
                assertThat(drill.isOpen()).isFalse();
            });
            assertThat(manager.flush(Duration.ofSeconds(5))).isTrue();
            assertThat(sink.kinds()).containsExactly("declared");
            assertThat(later.kinds()).containsExactly("resolved");
        }
    }

    @Test
    void isMarkedForEverySinkInTitleAndField() {
        try (IncidentManager manager = service().build()) {
            manager.drill("cost-spike");
            manager.drill(new CostSpike("prod-eu", 412));
            time.runUntilIdle();

            assertThat(sink.incidents()).allMatch(IncidentSnapshot::drill);
            assertThat(sink.incidents())
                    .extracting(IncidentSnapshot::title)
                    .containsExactly("DRILL: Cloud spend spike in drill", "DRILL: Cloud spend spike in prod-eu");
        }
    }

    @Test
    void countsInNoCap() {
        try (IncidentManager manager =
                service("  limits: { open-incidents: 1 }\n").build()) {
            for (int i = 0; i < 5; i++) {
                assertThat(manager.drill(new CostSpike("account-" + i, 1)).isOpen())
                        .isTrue();
            }
            assertThat(manager.declare("cost-spike").isOpen()).isTrue();
            assertThat(manager.declare(new CostSpike("one-too-many", 1)).isOpen())
                    .isFalse();
            assertThat(manager.drill("another").isOpen()).isTrue();
        }
    }

    @Test
    void countsInNoSummary() {
        try (IncidentManager manager = service().build()) {
            manager.drill("cost-spike").resolve("seen");
            manager.drill("cost-spike");
            IncidentSummary summary = manager.summary(Duration.ofHours(1));

            assertThat(summary.declared()).isZero();
            assertThat(summary.resolved()).isZero();
            assertThat(summary.open()).isEmpty();
        }
    }

    @Test
    void neverGoesToCustomers() {
        RecordingSink statusPage = new RecordingSink();
        Accepts customers =
                Accepts.builder().audiences(List.of(Audience.CUSTOMERS)).build();
        try (IncidentManager manager =
                service().sink("status-page", statusPage, customers).build()) {
            manager.drill(new CostSpike("prod-eu", 412))
                    .update(Audience.CUSTOMERS, "Never shown.")
                    .resolve("seen");
            time.runUntilIdle();

            assertThat(statusPage.attempts()).isEmpty();
            assertThat(sink.kinds())
                    .as("an update for customers is for nobody else")
                    .containsExactly("declared", "resolved");
        }
    }
}
