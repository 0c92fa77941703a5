package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said of rules and only shows where several parts meet. */
@Timeout(240)
class RuleSentencesTest {

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();
    private final Map<String, Double> values = new HashMap<>();
    private @Nullable IncidentManager manager;

    @AfterEach
    void close() {
        if (manager != null) {
            manager.close();
        }
    }

    private static IncidentConfig read(String yaml) {
        IncidentConfig config = IncidentConfig.parseYaml(yaml, "incidents.yaml");
        assertThat(config.problems()).isEmpty();
        return config;
    }

    private IncidentManager start(String yaml) {
        manager = Desk.manager(time, sink).selfReport(false).config(read(yaml)).build();
        return manager;
    }

    private void gauge(IncidentManager of, String name, Map<String, String> labels) {
        of.metrics().gauge(name, labels, () -> values.getOrDefault(name, 0.0));
    }

    @Test
    void severalRulesAreSeveralClaimsOnOneIncident() {
        IncidentManager running = start("""
                incidents:
                  types: { outage: {} }
                  rules:
                    slow: { declare: outage, value: seconds, levels: { SEV3: "> 1" } }
                    failing: { declare: outage, value: errors, levels: { SEV1: "> 1" } }
                """);
        gauge(running, "seconds", Map.of());
        gauge(running, "errors", Map.of());
        values.put("seconds", 5.0);
        values.put("errors", 5.0);
        time.advance(Duration.ofMinutes(1));
        assertThat(running.open())
                .singleElement()
                .satisfies(incident -> assertThat(incident.snapshot().claims())
                        .extracting(claim -> claim.reporter().name())
                        .containsExactlyInAnyOrder("slow", "failing"));

        values.put("errors", 0.0);
        time.advance(Duration.ofMinutes(1));
        assertThat(running.open())
                .as("it falls to the claim that is left")
                .singleElement()
                .satisfies(incident -> assertThat(incident.snapshot().claims())
                        .extracting(Claim::severity)
                        .containsExactly(incident.snapshot().severity()));

        values.put("seconds", 0.0);
        time.advance(Duration.ofMinutes(1));
        assertThat(running.open()).isEmpty();
        assertThat(sink.kinds()).containsOnlyOnce("declared", "resolved");
    }

    @Test
    void theLimitsOfTheConfigurationCount() {
        for (String limits : new String[] {"instances-per-rule: 3", "rule-instances: 3", "open-incidents: 3"}) {
            IncidentManager running = start("""
                    incidents:
                      limits: { %s }
                      types: { backlog: { by: [queue] } }
                      rules:
                        deep: { declare: backlog, value: depth, levels: { SEV3: "> 1" } }
                    """.formatted(limits));
            values.put("depth", 5.0);
            for (int i = 0; i < 10; i++) {
                gauge(running, "depth", Map.of("queue", "q" + i));
            }
            time.advance(Duration.ofMinutes(1));

            assertThat(running.open()).as(limits).hasSize(3);
            running.close();
        }
    }

    @Test
    void theOrderOfKeysMeansNothing() {
        String one = """
                incidents:
                  types: { spike: {} }
                  rules:
                    spend:
                      declare: spike
                      metrics: { usd: cost, budget: budget }
                      levels: { SEV1: usd > 1000, SEV3: { when: usd > budget, for: 5m } }
                      for: 1m
                      every: 30s
                """;
        String other = """
                incidents:
                  rules:
                    spend:
                      every: 30s
                      for: 1m
                      levels: { SEV3: { for: 5m, when: usd > budget }, SEV1: usd > 1000 }
                      metrics: { budget: budget, usd: cost }
                      declare: spike
                  types: { spike: {} }
                """;

        assertThat(read(other).rules()).isEqualTo(read(one).rules());
    }

    @Test
    void aTickIsFifteenSecondsUnlessTheRuleSaysOtherwise() {
        IncidentManager running = start("""
                incidents:
                  types: { outage: {} }
                  rules:
                    usual: { declare: outage, value: x, levels: { SEV3: "> 1" } }
                    often: { declare: outage, value: x, levels: { SEV3: "> 1" }, every: 5s }
                """);
        time.runUntilIdle();
        time.advance(Duration.ofMinutes(2));

        assertThat(running.rules())
                .extracting(rule -> rule.counts().evaluations())
                .satisfiesExactly(
                        usual -> assertThat(usual).isBetween(8L, 9L),
                        often -> assertThat(often).isBetween(24L, 25L));
    }
}
