package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.IncidentConfig.OnStop;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What sinks hear when a manager is closed while incidents are open. */
@Timeout(240)
class OnStopTest {

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink pager = new RecordingSink();

    @TempDir
    Path directory;

    private IncidentManagerBuilder manager() {
        return manager(pager);
    }

    private IncidentManagerBuilder manager(RecordingSink sink) {
        return IncidentManager.builder()
                .service("checkout")
                .instance("pod-1")
                .workers(time)
                .sink("pager", sink)
                .selfReport(false)
                .closeWithProcess(false);
    }

    @Test
    void unlessSaidANoteWhereNoRestartGoesOn() {
        try (IncidentManager manager = manager().build()) {
            manager.declare("outage");
        }
        assertThat(pager.kinds()).containsExactly("declared", "noted");
    }

    @Test
    void unlessSaidNothingWhereARestartGoesOn() {
        try (IncidentManager manager =
                manager().journal(directory.resolve("journal")).build()) {
            manager.declare("outage");
        }
        assertThat(pager.kinds()).containsExactly("declared");
    }

    @Test
    void unlessSaidANoteWhereTheDirectoryCannotBeUsed() throws IOException {
        Path file = Files.createFile(directory.resolve("journal"));
        try (IncidentManager manager = manager().journal(file).build()) {
            manager.declare("outage");
        }
        assertThat(pager.kinds()).containsExactly("declared", "noted");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "lets nobody delete what is open")
    void unlessSaidANoteWhereTheDirectoryWasDeletedMeanwhile() throws IOException {
        Path journal = directory.resolve("journal");
        try (IncidentManager manager = manager().journal(journal).build()) {
            manager.declare("outage");
            manager.flush(Duration.ofSeconds(5));
            try (Stream<Path> files = Files.walk(journal)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            Incident fire = manager.declare("fire");
            manager.flush(Duration.ofSeconds(5));

            assertThat(fire.persisted().toCompletableFuture()).isCompletedExceptionally();
        }
        assertThat(pager.kinds()).containsExactly("declared", "declared", "noted", "noted");
    }

    @Test
    void nothingWhereItIsSaid() {
        IncidentConfig silent = IncidentConfig.parseYaml("incidents: { on-stop: nothing }", "incidents.yaml");
        try (IncidentManager manager = manager().config(silent).build()) {
            manager.declare("outage");
        }
        assertThat(pager.kinds()).containsExactly("declared");
    }

    @Test
    void aNoteSaysThatNobodyWatchesAnyMore() {
        try (IncidentManager manager = manager().onStop(OnStop.NOTE).build()) {
            manager.declare("over").resolve("mended");
            manager.declare("outage");
        }
        assertThat(pager.kinds()).containsExactly("declared", "resolved", "declared", "noted");
        assertThat(pager.last().event())
                .isInstanceOfSatisfying(
                        IncidentEvent.Noted.class,
                        note -> assertThat(note.text())
                                .isEqualTo(
                                        "checkout stops: it watches this no more, and does not tell when it is over"));
        assertThat(pager.last().incident().type()).isEqualTo("outage");
    }

    @Test
    void resolveEndsThem() {
        try (IncidentManager manager = manager().onStop(OnStop.RESOLVE).build()) {
            manager.declare("outage");
            Desk.failing(manager, "import", "no file");
        }
        assertThat(pager.kinds()).filteredOn("resolved"::equals).hasSize(2);
        assertThat(pager.incidents()).filteredOn(incident -> !incident.isOpen()).hasSize(2);
    }

    @Test
    void whoStillSeesWhatWasResolvedSoOpensItAgain() {
        String yaml = "incidents: { on-stop: resolve, journal: { directory: " + directory.resolve("journal") + " } }";
        String key;
        try (IncidentManager first = manager()
                .config(IncidentConfig.parseYaml(yaml, "incidents.yaml"))
                .build()) {
            Desk.failing(first, "import", "no file");
            key = first.open().get(0).key();
        }
        assertThat(pager.kinds()).containsExactly("declared", "reporter-left", "resolved");
        RecordingSink after = new RecordingSink();
        try (IncidentManager second = manager(after)
                .config(IncidentConfig.parseYaml(yaml, "incidents.yaml"))
                .onStop(OnStop.NOTHING)
                .build()) {
            assertThat(second.open()).isEmpty();
            Desk.failing(second, "import", "no file");
            assertThat(second.open().get(0).key()).isEqualTo(key);
            second.flush(Duration.ofSeconds(5));
        }
        assertThat(after.kinds()).containsExactly("reopened");
    }

    @Test
    void whoWasNotToldOfAnIncidentHearsNothingOfTheEnd() {
        RecordingSink worst = new RecordingSink();
        try (IncidentManager manager = manager()
                .sink("worst", worst, Accepts.builder().from(Severity.SEV1).build())
                .onStop(OnStop.RESOLVE)
                .build()) {
            manager.declare("outage");
        }
        assertThat(pager.kinds()).containsExactly("declared", "reporter-left", "resolved");
        assertThat(worst.attempts()).isEmpty();
    }

    @Test
    void anIncidentThatNoSinkWasToldOfStaysAsItIs() {
        Incident minor;
        try (IncidentManager manager = IncidentManager.builder()
                .workers(time)
                .closeWithProcess(false)
                .sink("worst", pager, Accepts.builder().from(Severity.SEV1).build())
                .onStop(OnStop.RESOLVE)
                .build()) {
            minor = manager.declare("outage");
        }
        assertThat(minor.snapshot().isOpen()).isTrue();
        assertThat(pager.attempts()).isEmpty();
    }

    @Test
    void whereAnotherProcessGoesOnWithTheJournalNothingIsSaid() {
        String yaml = "incidents: { on-stop: resolve, journal: { directory: " + directory.resolve("journal") + " } }";
        RecordingSink beside = new RecordingSink();
        IncidentManager first = manager()
                .config(IncidentConfig.parseYaml(yaml, "incidents.yaml"))
                .build();
        try (IncidentManager second = manager(beside)
                .config(IncidentConfig.parseYaml(yaml, "incidents.yaml"))
                .build()) {
            second.declare("other");
            second.flush(Duration.ofSeconds(5));
            first.declare("outage");
            first.flush(Duration.ofSeconds(5));
            first.close();
            assertThat(pager.kinds()).containsExactly("declared");
            time.advance(Duration.ofSeconds(3));
            assertThat(second.open())
                    .extracting(incident -> incident.snapshot().type())
                    .contains("outage");
        }
        assertThat(beside.kinds()).as("the last one out").contains("resolved");
    }

    @Test
    void aDeadSinkDoesNotMakeTheStopLonger() {
        pager.answerNext(DeliveryOutcome.accepted()).answerAlways(DeliveryOutcome.retry("status 503"));
        long begun;
        try (IncidentManager manager = manager().onStop(OnStop.NOTE).build()) {
            manager.declare("outage");
            manager.flush(Duration.ofSeconds(5));
            begun = time.nanos();
        }
        assertThat(time.nanos() - begun)
                .isLessThanOrEqualTo(Duration.ofSeconds(5).toNanos());
    }
}
