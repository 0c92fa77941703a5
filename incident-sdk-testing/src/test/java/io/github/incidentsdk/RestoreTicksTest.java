package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class RestoreTicksTest {

    private static final Duration TICK = Duration.ofSeconds(15);

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();

    @TempDir
    Path directory;

    private IncidentManagerBuilder service() {
        return IncidentManager.builder()
                .service("checkout")
                .instance("pod-1")
                .rule(IncidentRule.named("deep-queue")
                        .declares("outage")
                        .value("queue_depth")
                        .level(SEV2, "> 100")
                        .build())
                .sink("team", sink)
                .selfReport(false)
                .workers(time)
                .closeWithProcess(false);
    }

    private long evaluationsUntilItOpens(IncidentManagerBuilder builder) {
        try (IncidentManager manager = builder.build()) {
            manager.metrics().gauge("queue_depth", () -> 200);
            for (int tick = 0; tick < 20 && manager.open().isEmpty(); tick++) {
                time.advance(TICK);
            }
            assertThat(manager.open()).hasSize(1);
            return manager.rules().get(0).counts().evaluations();
        }
    }

    @Test
    void aRuleOpensNothingAtItsFirstTwoTicks() {
        assertThat(evaluationsUntilItOpens(service())).isEqualTo(3);
        assertThat(evaluationsUntilItOpens(service().restoreTicks(0)))
                .as("the first was before there was a gauge")
                .isEqualTo(2);
    }

    @Test
    void theConfigurationSetsAnotherNumberAndCodeWins() {
        IncidentConfig five = IncidentConfig.parseYaml("incidents: { restore-ticks: 5 }", "five.yaml");

        assertThat(evaluationsUntilItOpens(service().config(five))).isEqualTo(6);
        assertThat(evaluationsUntilItOpens(service().config(five).restoreTicks(3)))
                .isEqualTo(4);
    }

    @Test
    void whatWasOpenBeforeARestartStaysOpenAndIsToldOnce() {
        try (IncidentManager before = service().journal(directory).build()) {
            before.metrics().gauge("queue_depth", () -> 200);
            time.advance(TICK.multipliedBy(4));
            assertThat(before.open()).hasSize(1);
        }

        try (IncidentManager after = service().journal(directory).build()) {
            after.metrics().gauge("queue_depth", () -> 200);
            assertThat(after.open()).hasSize(1);
            time.advance(TICK.multipliedBy(8));
            assertThat(after.open()).hasSize(1);
        }
        assertThat(sink.kinds()).containsExactly("declared");
    }

    @Test
    void lessThanNoneIsRefused() {
        assertThatThrownBy(() -> IncidentManager.builder().restoreTicks(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("restoreTicks cannot be negative, as -1 is");
    }
}
