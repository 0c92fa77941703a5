package io.github.incidentsdk.journal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody deletes files that are in use: what nobody could find again is never confirmed. */
@Tag("F6")
class DeletedFilesTest {

    private static final DirectoryLimits SMALL = new DirectoryLimits(2_000, 100_000, Duration.ofDays(730));

    @TempDir
    private Path temporary;

    private Path journal;

    @BeforeEach
    void aSystemThatDeletesOpenFiles() {
        assumeThat(RealDisk.POSIX).isTrue();
        journal = temporary.resolve("journal");
    }

    @Test
    void writesTheCommitAgainThatWentIntoADeletedSegment() throws Exception {
        try (DirectoryStore store = open()) {
            append(store, 1);
            Files.delete(segments().get(0));
            append(store, 2);
            append(store, 3);
            assertThat(store.durable()).isTrue();

            assertThat(store.losses()).containsOnlyKeys("segment-deleted").containsEntry("segment-deleted", 1L);
            assertThat(Lines.numbers(store.read(1, 10))).containsExactly(2L, 3L);
        }
        assertThat(numbers()).containsExactly(2L, 3L);
    }

    @Test
    void countsEverySegmentThatIsGone() throws Exception {
        try (DirectoryStore store = open()) {
            for (long seq = 1; seq <= 30; seq++) {
                append(store, seq);
            }
            List<Path> segments = segments();
            assertThat(segments).hasSizeGreaterThan(2);
            for (Path segment : segments) {
                Files.delete(segment);
            }
            append(store, 31);

            assertThat(store.losses()).containsEntry("segment-deleted", (long) segments.size());
        }
        assertThat(numbers()).containsExactly(31L);
    }

    @Test
    void confirmsNothingOnceItsDirectoryIsGone() throws Exception {
        try (DirectoryStore store = open()) {
            append(store, 1);
            deleteAll();
            for (long seq = 2; seq <= 30; seq++) {
                long next = seq;
                assertThatThrownBy(() -> append(store, next))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(journal.toString())
                        .hasMessageContaining("deleted, moved or replaced")
                        .hasMessageContaining("restart the process");
            }
            assertThat(store.durable()).isFalse();
            assertThat(store.problem()).contains("deleted, moved or replaced");
        }
        assertThat(journal).doesNotExist();
    }

    @Test
    void writesNothingIntoTheDirectoryThatSomebodyElseMadeInItsPlace() throws Exception {
        try (DirectoryStore store = open()) {
            append(store, 1);
            String segment = segments().get(0).getFileName().toString();
            deleteAll();
            Files.createDirectory(journal);
            Files.writeString(journal.resolve("journal.lock"), "another\n");
            Files.writeString(journal.resolve(segment), "");

            assertThatThrownBy(() -> append(store, 2)).hasMessageContaining("deleted, moved or replaced");
            assertThatThrownBy(() -> append(store, 2)).hasMessageContaining("deleted, moved or replaced");

            assertThat(segments()).hasSize(1);
            assertThat(segments().get(0)).isEmptyFile();
        }
    }

    @Test
    void doesNotBeginANewSegmentInTheDirectoryThatSomebodyElseMade() throws Exception {
        try (DirectoryStore store = open()) {
            for (long seq = 1; segments().size() < 2; seq++) {
                append(store, seq);
            }
            deleteAll();
            Files.createDirectory(journal);
            Files.writeString(journal.resolve("journal.lock"), "another\n");

            assertThatThrownBy(() -> store.append(lines(100, 120))).hasMessageContaining("deleted, moved or replaced");

            assertThat(segments()).isEmpty();
        }
    }

    @Test
    void saysNothingOfSegmentsThatAreIntactWhereTheLockFileAloneIsGone() throws Exception {
        try (DirectoryStore store = open()) {
            append(store, 1);
            Files.delete(journal.resolve("journal.lock"));

            assertThatThrownBy(() -> append(store, 2)).hasMessageContaining("the lock file of journal directory");
            assertThatThrownBy(() -> append(store, 2)).hasMessageContaining("the lock file of journal directory");

            assertThat(store.losses()).isEmpty();
            assertThat(Lines.numbers(store.read(1, 10))).contains(1L);
        }
        assertThat(numbers()).contains(1L);
    }

    @Test
    void countsTheSegmentsOfADirectoryThatWasMovedAlsoWhereOthersHaveTheirNames() throws Exception {
        try (DirectoryStore store = open()) {
            append(store, 1);
            String segment = segments().get(0).getFileName().toString();
            Files.move(journal, temporary.resolve("moved"));
            Files.createDirectory(journal);
            Files.writeString(journal.resolve("journal.lock"), "another\n");
            Files.writeString(journal.resolve(segment), "");

            assertThatThrownBy(() -> append(store, 2))
                    .hasMessageStartingWith("journal directory")
                    .hasMessageContaining("moved");

            assertThat(store.losses()).isEqualTo(Map.of("segment-deleted", 1L));
        }
        assertThat(temporary.resolve("moved")).isDirectoryContaining("glob:**.jsonl");
    }

    private DirectoryStore open() throws IOException {
        DirectoryStore store = DirectoryStore.open(journal, SMALL);
        store.load(line -> {});
        return store;
    }

    private static void append(DirectoryStore store, long seq) throws IOException {
        store.append(lines(seq, seq));
    }

    private static List<JournalLine> lines(long first, long last) {
        List<JournalLine> lines = new ArrayList<>();
        for (long seq = first; seq <= last; seq++) {
            lines.add(Lines.note(seq));
        }
        return lines;
    }

    private List<Long> numbers() throws IOException {
        List<JournalLine> found = new ArrayList<>();
        try (DirectoryStore store = DirectoryStore.open(journal, SMALL)) {
            store.load(found::add);
        }
        return Lines.numbers(found);
    }

    private List<Path> segments() throws IOException {
        return RealDisk.entries(journal).stream()
                .filter(file -> file.toString().endsWith(".jsonl"))
                .sorted()
                .toList();
    }

    private void deleteAll() throws IOException {
        for (Path file : RealDisk.entries(journal)) {
            Files.delete(file);
        }
        Files.delete(journal);
    }
}
