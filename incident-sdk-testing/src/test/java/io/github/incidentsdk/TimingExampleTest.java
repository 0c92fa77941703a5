package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same thirteen minutes in both profiles, through a whole manager: {@code x > 30}, for 3m, keep 2m, looked at every minute. */
@Timeout(240)
class TimingExampleTest {

    private static final double[] BY_MINUTE = {20, 31, 31, Double.NaN, 31, 31, 31, 31, 29, 31, 29, 29, 29};

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final RecordingSink sink = new RecordingSink();
    private double x;

    @TempDir
    Path folder;

    /** What the only rule says of its only label set at each minute, with a mark while an incident is open. */
    private List<String> walk(IncidentManagerBuilder builder) {
        List<String> phases = new ArrayList<>();
        try (IncidentManager manager = builder.build()) {
            manager.metrics().gauge("x", () -> x);
            for (double value : BY_MINUTE) {
                x = value;
                time.runUntilIdle();
                phases.add(phase(manager) + (manager.open().isEmpty() ? "" : "!"));
                time.advance(Duration.ofMillis(59_999));
                x = phases.size() < BY_MINUTE.length ? BY_MINUTE[phases.size()] : 0;
                time.advance(Duration.ofMillis(1));
            }
        }
        return phases;
    }

    private static String phase(IncidentManager manager) {
        List<InstanceStatus> active = manager.rules().get(0).instances().stream()
                .filter(InstanceStatus::isActive)
                .toList();
        return active.isEmpty()
                ? "-"
                : active.get(0).levels().get(0).phase().name().substring(0, 1);
    }

    @Test
    void inTheDefaultProfileNanFreezesOneMinute() {
        IncidentRule rule = IncidentRule.named("high")
                .declares("outage")
                .value("x")
                .level(SEV2, "> 30")
                .every(Duration.ofMinutes(1))
                .holdsFor(Duration.ofMinutes(3))
                .keep(Duration.ofMinutes(2))
                .build();

        assertThat(walk(Desk.manager(time, sink).rule(rule)))
                .containsExactly("-", "P", "P", "P", "P", "F!", "F!", "F!", "R!", "F!", "R!", "R!", "-");
        assertThat(sink.kinds())
                .startsWith("declared")
                .containsOnlyOnce("declared", "resolved")
                .endsWith("resolved");
    }

    @Test
    void inTheProfileOfPrometheusNanResetsAndATrueTickRestartsKeep() throws IOException {
        Files.writeString(folder.resolve("rules.yml"), """
                groups:
                  - name: example
                    interval: 1m
                    rules:
                      - { alert: High, expr: x > 30, for: 3m, keep_firing_for: 2m, labels: { severity: warning } }
                """);
        Files.writeString(folder.resolve("incidents.yaml"), "incidents: { prometheus-rules: [rules.yml] }\n");

        assertThat(walk(Desk.manager(time, sink).config(IncidentConfig.load(folder.resolve("incidents.yaml")))))
                .as("R is what Prometheus calls firing, too")
                .containsExactly("-", "P", "P", "-", "P", "P", "P", "F!", "R!", "F!", "R!", "R!", "-");
        assertThat(sink.kinds())
                .startsWith("declared")
                .containsOnlyOnce("declared", "resolved")
                .endsWith("resolved");
    }
}
