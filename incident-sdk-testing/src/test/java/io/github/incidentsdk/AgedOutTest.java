package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.directory.DirectoryLimits;
import io.github.incidentsdk.journal.directory.DirectoryStore;
import io.github.incidentsdk.journal.directory.SnapshotLimits;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An incident that is open for longer than the journal keeps its files. */
@Timeout(300)
class AgedOutTest {

    private static final DirectoryLimits LITTLE = new DirectoryLimits(16 << 10, 64 << 10, Duration.ofDays(730))
            .withSnapshots(new SnapshotLimits(16 << 10, Duration.ofDays(1)));

    private static final Pattern EVENT_SEQ = Pattern.compile("\"event_seq\":(\\d+)");

    private final VirtualTime time = new VirtualTime();

    @TempDir
    Path directory;

    private IncidentManager manager(RecordingSink sink) throws IOException {
        return Desk.manager(time, sink)
                .store(DirectoryStore.open(directory.resolve("journal"), LITTLE, "pod-1"))
                .build();
    }

    @Test
    void goesOnAndItsRecordShowsThatTheBeginningIsGone() throws IOException {
        RecordingSink before = new RecordingSink();
        IncidentSnapshot opened;
        try (IncidentManager first = manager(before)) {
            Incident old = first.declare("outage", i -> i.by("feed", "orders"));
            opened = old.snapshot();
            Incident loud = first.declare("loud");
            for (int i = 0; i < 200; i++) {
                loud.note("x".repeat(500));
                first.flush(Duration.ofSeconds(60));
            }
            old.note("still on");
        }
        assertThat(numbersOf(opened.id()))
                .as("event_seq of the lines that are left")
                .containsExactly(2L);

        RecordingSink after = new RecordingSink();
        try (IncidentManager second = manager(after)) {
            Incident old = second.find(opened.key()).orElseThrow();
            assertThat(old.id()).isEqualTo(opened.id());
            assertThat(old.snapshot().declaredAt()).isEqualTo(opened.declaredAt());
            assertThat(old.snapshot().claims()).isEqualTo(opened.claims());
            old.resolve("mended");
            second.flush(Duration.ofSeconds(60));
        }
        assertThat(after.kinds()).containsExactly("resolved");
    }

    private List<Long> numbersOf(String id) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .flatMap(AgedOutTest::lines)
                    .filter(line -> line.contains("\"incident_id\":\"" + id + "\"") && line.contains("\"kind\""))
                    .map(EVENT_SEQ::matcher)
                    .filter(number -> number.find())
                    .map(number -> Long.valueOf(number.group(1)))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
