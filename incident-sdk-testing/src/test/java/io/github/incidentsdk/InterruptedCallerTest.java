package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.testing.RecordingSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** F7: a thread of the host that is interrupted closes no file under anybody. */
@Tag("F7")
@Timeout(240)
class InterruptedCallerTest {

    @TempDir
    private Path directory;

    @Test
    void aCallerThatIsInterruptedHurtsNobodyAndStaysInterrupted() throws Exception {
        RecordingSink sink = new RecordingSink();
        List<CompletableFuture<Void>> persisted = new ArrayList<>();
        try (IncidentManager manager = manager(sink)) {
            for (int i = 0; i < 50; i++) {
                int number = i;
                Thread.currentThread().interrupt();
                Incident incident = manager.declare("outage", details -> details.by("number", number));
                incident.note("on the way out");
                persisted.add(incident.persisted().toCompletableFuture());
                manager.open();
                manager.flush(Duration.ofMillis(1));
                assertThat(Thread.interrupted()).as("the host's own flag").isTrue();
                persisted.add(incident.persisted().toCompletableFuture());
            }
            for (CompletableFuture<Void> each : persisted) {
                each.get(90, TimeUnit.SECONDS);
            }
            assertThat(manager.journal().dropped()).isEmpty();
            assertThat(manager.journal().counts().failedWrites()).isZero();
            assertThat(manager.journal().trouble()).isNull();
        }
        try (IncidentManager next = manager(new RecordingSink())) {
            assertThat(next.open()).hasSize(50);
        }
    }

    @Test
    void aManagerThatIsBuiltOnAnInterruptedThreadGoesOnWithItsJournal() throws Exception {
        try (IncidentManager manager = manager(new RecordingSink())) {
            manager.declare("outage").persisted().toCompletableFuture().get(90, TimeUnit.SECONDS);
        }
        Thread.currentThread().interrupt();
        try (IncidentManager next = manager(new RecordingSink())) {
            assertThat(Thread.interrupted()).as("the host's own flag").isTrue();
            assertThat(next.journal().trouble()).isNull();
            assertThat(next.journal().durable()).isTrue();
            assertThat(next.journal().dropped()).isEmpty();
            assertThat(next.open()).hasSize(1);
        }
    }

    @Test
    void aManagerThatTakesOverAJournalOnAnInterruptedThreadLosesNothingOfIt() throws Exception {
        try (IncidentManager first = manager(new RecordingSink());
                IncidentManager beside = manager(new RecordingSink())) {
            beside.declare("outage").persisted().toCompletableFuture().get(90, TimeUnit.SECONDS);
            assertThat(first.open()).isEmpty();
        }
        Thread.currentThread().interrupt();
        try (IncidentManager next = manager(new RecordingSink())) {
            assertThat(Thread.interrupted()).as("the host's own flag").isTrue();
            assertThat(next.open()).hasSize(1);
        }
    }

    @Test
    void aManagerThatCannotBeBuiltLeavesTheThreadInterrupted() {
        IncidentManagerBuilder broken = IncidentManager.builder()
                .config(IncidentConfig.parseYaml(
                        "incidents: { on-invalid: fail, sinks: { a: { type: pigeon } } }", "incidents.yaml"))
                .closeWithProcess(false);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(broken::build).isInstanceOf(InvalidConfigurationException.class);
        } finally {
            assertThat(Thread.interrupted()).as("the host's own flag").isTrue();
        }
    }

    private IncidentManager manager(RecordingSink sink) {
        return IncidentManager.builder()
                .service("checkout")
                .sink("team", sink)
                .journal(directory.resolve("journal"))
                .selfReport(false)
                .closeWithProcess(false)
                .build();
    }
}
