package io.github.incidentsdk.journal.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of journals that go on elsewhere, and for how long. */
class ArchiveTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int FILE = 1_000;

    @TempDir
    Path base;

    private Path left;

    @BeforeEach
    void make() throws IOException {
        left = Files.createDirectory(base.resolve("2"));
    }

    private Archive archive(long files, Duration kept) {
        return new Archive(base, new DirectoryLimits(FILE, files * FILE, kept), new RealDisk());
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Files.write(left.resolve(name), new byte[FILE]);
        }
    }

    private void take(Archive archive, Instant newest) throws IOException {
        write("1.jsonl");
        archive.take(left, "2", newest);
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> all = Files.list(base.resolve("archive"))) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void takesSegmentsAndWhatIsDamagedAndLeavesTheRest() throws IOException {
        write("1.jsonl", "2.jsonl.damaged", "journal.lock", "windows.bin");
        archive(10, Duration.ofDays(1)).take(left, "2", NOON);

        assertThat(base.resolve("archive/20260301T120000Z-2"))
                .isDirectoryContaining("glob:**1.jsonl")
                .isDirectoryContaining("glob:**2.jsonl.damaged")
                .isDirectoryNotContaining("glob:**{lock,bin}");
        assertThat(left).isDirectoryContaining("glob:**journal.lock");
    }

    @Test
    void theOldestGoWhenThereIsMoreThanMayBeKept() throws IOException {
        Archive archive = archive(3, Duration.ofDays(1_000));
        for (int day = 0; day < 5; day++) {
            take(archive, NOON.plus(Duration.ofDays(day)));
        }

        assertThat(kept()).containsExactly("20260303T120000Z-2", "20260304T120000Z-2", "20260305T120000Z-2");
    }

    @Test
    void whatIsOlderThanMayBeKeptGoes() throws IOException {
        Archive archive = archive(100, Duration.ofDays(2));
        for (int day = 0; day < 5; day++) {
            take(archive, NOON.plus(Duration.ofDays(day)));
        }

        assertThat(kept()).containsExactly("20260303T120000Z-2", "20260304T120000Z-2", "20260305T120000Z-2");
    }

    @Test
    void theOneThatCameLastStaysHoweverLargeItIs() throws IOException {
        Archive archive = archive(1, Duration.ofDays(2));
        take(archive, NOON);
        write("1.jsonl", "2.jsonl", "3.jsonl");
        archive.take(left, "2", NOON.plusSeconds(1));

        assertThat(kept()).containsExactly("20260301T120001Z-2");
    }

    @Test
    void twoOfOneMomentStandSideBySide() throws IOException {
        Archive archive = archive(10, Duration.ofDays(2));
        take(archive, NOON);
        take(archive, NOON);

        assertThat(kept()).containsExactly("20260301T120000Z-2", "20260301T120000Z-2-2");
    }

    /** Kept as long as what was moved before the crash: it is part of the same record. */
    @Test
    void whatACrashLeftInTheMiddleIsAsOldAsItsFiles() throws IOException {
        Archive archive = archive(100, Duration.ofDays(2));
        take(archive, NOON);
        write("2.jsonl", "3.jsonl");
        Files.setLastModifiedTime(left.resolve("2.jsonl"), FileTime.from(NOON.minusSeconds(60)));
        Files.setLastModifiedTime(left.resolve("3.jsonl"), FileTime.from(NOON));
        archive.takeRest(left, "2");
        take(archive, NOON.plus(Duration.ofDays(1)));

        assertThat(kept()).containsExactly("20260301T120000Z-2", "20260301T120000Z-2-2", "20260302T120000Z-2");
    }
}
