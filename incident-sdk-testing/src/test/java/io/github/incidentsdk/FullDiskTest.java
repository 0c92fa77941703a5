package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** F3: a disk that is full costs durability for as long as it is, and nothing else. */
@Tag("F3")
@Timeout(600)
class FullDiskTest {

    @TempDir
    private Path directory;

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();
    private final Disk disk = new Disk();

    /** A durable store with room or without. */
    private static final class Disk implements IncidentStore {
        private final List<JournalLine> lines = new ArrayList<>();
        private boolean full;

        @Override
        public long load(Consumer<JournalLine> into) {
            lines.forEach(into);
            return lines.isEmpty() ? 0 : lines.get(lines.size() - 1).seq();
        }

        @Override
        public void append(List<JournalLine> more) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            lines.addAll(more);
        }

        @Override
        public List<JournalLine> read(long from, int max) {
            return lines.stream().filter(line -> line.seq() >= from).limit(max).toList();
        }

        @Override
        public boolean durable() {
            return true;
        }

        @Override
        public void close() {}
    }

    private IncidentManager manager(RecordingSink sink) {
        return Desk.manager(time, sink).store(disk).selfReport(true).build();
    }

    @Test
    void incidentsGoOnInMemoryAreToldAndAreStoredWhenThereIsRoomAgain() throws Exception {
        IncidentManager manager = manager(sink);
        manager.declare("before");
        time.advance(Duration.ofSeconds(1));
        int stored = disk.lines.size();

        disk.full = true;
        Incident incident = manager.declare("while-full");
        incident.as("dana").acknowledge();
        CompletableFuture<Void> persisted = incident.persisted().toCompletableFuture();
        time.advance(Duration.ofMinutes(6));

        assertThat(disk.lines).hasSize(stored);
        assertThatThrownBy(persisted::get).hasMessageContaining("No space left");
        assertThat(sink.accepted("while-full")).hasSize(2);
        assertThat(manager.journal().trouble()).contains("No space left");
        assertThat(manager.journal().counts().failedWrites()).isGreaterThan(5);
        assertThat(manager.journal().counts().unstored()).isPositive();
        assertThat(manager.open())
                .extracting(open -> open.snapshot().by())
                .contains(Map.of("kind", "journal-fails", "subject", "journal"));

        disk.full = false;
        time.advance(Duration.ofMinutes(1));
        assertThat(manager.journal().trouble()).isNull();
        assertThat(manager.journal().counts().unstored()).isZero();
        assertThat(manager.journal().dropped()).isEmpty();
        assertThat(manager.open())
                .extracting(open -> open.snapshot().type())
                .containsExactlyInAnyOrder("before", "while-full");
        manager.close();

        RecordingSink after = new RecordingSink();
        try (IncidentManager next = manager(after)) {
            next.declare("while-full").resolve("over");
            next.flush(Duration.ofSeconds(30));
            assertThat(after.kinds()).containsExactly("resolved");
        }
    }

    @Test
    void whatIsKeptMeanwhileIsBounded() {
        IncidentManager manager = manager(sink);
        disk.full = true;
        Incident incident = manager.declare("outage");
        for (int i = 0; i < 15_000; i++) {
            incident.note("note " + i);
            if (i % 1_000 == 0) {
                time.advance(Duration.ofSeconds(1));
            }
        }
        incident.resolve("over");
        time.advance(Duration.ofMinutes(1));

        assertThat(manager.journal().counts().unstored()).isLessThanOrEqualTo(10_000);
        assertThat(manager.journal().dropped()).containsKey("store-failed");
        disk.full = false;
        time.advance(Duration.ofMinutes(1));
        manager.close();
        try (IncidentManager next = manager(new RecordingSink())) {
            assertThat(next.open())
                    .as("its end is not among what was thinned out")
                    .noneMatch(open -> open.snapshot().type().equals("outage"));
        }
    }

    @Test
    void quietIncidentsAreKnownAfterARestartHoweverMuchOthersHadToSay() {
        IncidentManager manager = manager(sink);
        disk.full = true;
        List<Incident> quiet = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String number = String.valueOf(i);
            quiet.add(manager.declare("quiet", details -> details.by("number", number)));
        }
        time.advance(Duration.ofMinutes(1));
        quiet.subList(15, 20).forEach(each -> each.resolve("over"));
        Incident chat = manager.declare("chat");
        for (int i = 0; i < 14_000; i++) {
            chat.note("note " + i);
            if (i % 50 == 0) {
                time.advance(Duration.ofSeconds(1));
            }
        }
        assertThat(manager.journal().dropped()).containsOnlyKeys("store-failed");

        disk.full = false;
        time.advance(Duration.ofMinutes(1));
        List<CompletableFuture<Void>> persisted = quiet.stream()
                .map(each -> each.persisted().toCompletableFuture())
                .toList();
        time.advance(Duration.ofSeconds(1));
        assertThat(persisted).allSatisfy(each -> assertThat(each).isCompleted());
        manager.close();
        try (IncidentManager next = manager(new RecordingSink())) {
            assertThat(next.open())
                    .extracting(Incident::id)
                    .containsAll(quiet.subList(0, 15).stream().map(Incident::id).toList())
                    .doesNotContainAnyElementsOf(
                            quiet.subList(15, 20).stream().map(Incident::id).toList());
        }
    }

    @Test
    void theBackendAndTheNextProcessKnowTheStateOfThousandsOfIncidents() {
        Map<String, Boolean> backend = new HashMap<>();
        IncidentManager manager = Desk.manager(time, sink)
                .store(disk)
                .sink("backend", delivery -> {
                    backend.put(delivery.incident().id(), delivery.incident().isOpen());
                    return DeliveryOutcome.accepted();
                })
                .build();
        disk.full = true;
        Map<String, Boolean> is = new HashMap<>();
        for (int i = 0; i < 6_000; i++) {
            String number = String.valueOf(i);
            Incident incident = manager.declare("many", details -> details.by("number", number));
            incident.note("look");
            incident.as("dana").acknowledge();
            if (i % 3 == 0) {
                incident.resolve("over");
            }
            is.put(incident.id(), incident.isOpen());
            if (i % 1_000 == 999) {
                time.advance(Duration.ofMillis(100));
            }
        }
        disk.full = false;
        time.advance(Duration.ofMinutes(5));

        is.forEach((id, isOpen) -> assertThat(backend.getOrDefault(id, false)).isEqualTo(isOpen));
        manager.close();
        try (IncidentManager next = manager(new RecordingSink())) {
            assertThat(next.open())
                    .filteredOn(each -> is.getOrDefault(each.id(), false))
                    .hasSize(4_000);
            assertThat(next.open()).noneMatch(each -> !is.getOrDefault(each.id(), true));
        }
    }

    @Test
    @NeedsRoot(where = {"unshare", "-m", "sh", "-c", "mount -t tmpfs -o size=512k none /tmp"})
    void aRealDiskThatIsFullAndHasRoomAgain() throws Exception {
        List<String> small = List.of(
                "unshare", "-m", "sh", "-c", "mount -t tmpfs -o size=512k none " + directory + " && exec \"$@\"", "sh");
        try (Child child = Child.start(small, Map.of(), FaultServices.class, "fills-the-disk", directory)) {
            assertThat(child.awaitLine("full")).contains("No space left");
            child.awaitLine("told");
            assertThat(child.awaitLine("recovered")).isEqualTo("true");
            String declared = child.awaitLine("declared");
            String lost = child.awaitLine("lost");
            List<String> rest = child.end();

            long open = rest.stream().filter(line -> line.startsWith("open ")).count();
            assertThat(declared).as(rest.toString()).endsWith(" open " + open);
            assertThat(Integer.parseInt(declared.split(" ", 2)[0]) + 2).isEqualTo((int) open);
            assertThat(lost).isEqualTo("{}");
            assertThat(rest).contains("durable true");
        }
    }
}
