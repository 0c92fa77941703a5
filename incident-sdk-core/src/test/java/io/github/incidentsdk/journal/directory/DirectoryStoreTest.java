package io.github.incidentsdk.journal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.Lines;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest {

    @TempDir
    private Path temporary;

    @Test
    void restoresTheSameLinesAfterARestart() throws Exception {
        List<JournalLine> lines = Lines.random(7, 1, 50);
        try (DirectoryStore store = open("journal")) {
            store.load(line -> {});
            store.append(lines.subList(0, 20));
            store.append(lines.subList(20, 50));
        }
        assertThat(load("journal").stream().map(Lines::whole))
                .usingRecursiveFieldByFieldElementComparator(Lines.BY_CONTENT)
                .isEqualTo(lines);
    }

    @Test
    void writesLinesThatParseAloneAndNoZerosAfterAClose() throws Exception {
        try (DirectoryStore store = open("journal")) {
            store.load(line -> {});
            store.append(Lines.random(7, 1, 9));
            assertThat(Files.size(onlySegment())).isEqualTo(16 << 20);
        }
        List<String> texts = Files.readAllLines(onlySegment());
        assertThat(texts).hasSize(9);
        for (String text : texts) {
            assertThat(new ObjectMapper().readTree(text).get("v").asInt()).isEqualTo(1);
        }
    }

    @Test
    void goesOnInTheSegmentOfTheProcessBefore() throws Exception {
        for (long seq = 1; seq <= 5; seq++) {
            try (DirectoryStore store = open("journal")) {
                store.load(line -> {});
                store.append(List.of(Lines.note(seq)));
            }
        }
        assertThat(Files.readAllLines(onlySegment())).hasSize(5);
    }

    @Test
    void writesNoSegmentBeforeThereIsALine() throws Exception {
        try (DirectoryStore store = open("journal")) {
            store.load(line -> {});
            try (Stream<Path> files = Files.list(store.directory())) {
                assertThat(files).extracting(Path::getFileName).containsExactly(Path.of("journal.lock"));
            }
        }
    }

    @Test
    void readsFromAnyNumberOverAllSegments() throws Exception {
        DirectoryLimits small = new DirectoryLimits(2_000, 1 << 30, Duration.ofDays(730));
        try (DirectoryStore store = DirectoryStore.open(temporary.resolve("journal"), small)) {
            store.load(line -> {});
            for (long seq = 1; seq <= 60; seq += 3) {
                store.append(List.of(Lines.note(seq), Lines.note(seq + 1), Lines.note(seq + 2)));
            }
            for (long from = 0; from <= 61; from++) {
                List<Long> numbers = Lines.numbers(store.read(from, 7));
                assertThat(numbers).hasSize((int) Math.min(7, 61 - Math.max(1, from)));
                assertThat(numbers).isSorted().allMatch(longerThan(from));
            }
        }
    }

    private static java.util.function.Predicate<Long> longerThan(long from) {
        return number -> number >= from && number < Math.max(1, from) + 7;
    }

    @Test
    void deletesTheOldestSegmentsBeyondItsLimits() throws Exception {
        DirectoryLimits small = new DirectoryLimits(2_000, 10_000, Duration.ofDays(730));
        try (DirectoryStore store = DirectoryStore.open(temporary.resolve("journal"), small)) {
            store.load(line -> {});
            for (long seq = 1; seq <= 200; seq++) {
                store.append(List.of(Lines.note(seq)));
            }
            List<Long> kept = Lines.numbers(store.read(1, 1_000));
            assertThat(kept).hasSizeBetween(10, 30).endsWith(200L).isSorted();
            assertThat(kept.get(0)).isEqualTo(201L - kept.size());
        }
    }

    @Test
    @Tag("F7")
    void survivesAReaderThatIsInterrupted() throws Exception {
        try (DirectoryStore store = open("journal")) {
            store.load(line -> {});
            store.append(Lines.random(7, 1, 9));
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> store.read(1, 10)).isInstanceOf(ClosedByInterruptException.class);
            assertThat(Thread.interrupted()).isTrue();

            store.append(List.of(Lines.note(10)));
            assertThat(store.read(1, 20)).hasSize(10);
            assertThat(store.losses()).isEmpty();
        }
    }

    @Test
    @Tag("F7")
    void survivesAWriterThatIsInterrupted() throws Exception {
        try (DirectoryStore store = open("journal")) {
            store.load(line -> {});
            store.append(List.of(Lines.note(1)));
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> store.append(List.of(Lines.note(2)))).isInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).isTrue();
            store.append(List.of(Lines.note(2)));
        }
        assertThat(Lines.numbers(load("journal"))).containsExactly(1L, 2L);
    }

    @Test
    @Tag("F8")
    void givesASecondUserADirectoryOfItsOwn() throws Exception {
        try (DirectoryStore first = open("journal");
                DirectoryStore second = open("journal");
                DirectoryStore third = open("journal")) {
            assertThat(first.directory()).isEqualTo(temporary.resolve("journal"));
            assertThat(second.directory()).isEqualTo(temporary.resolve("journal/2"));
            assertThat(third.directory()).isEqualTo(temporary.resolve("journal/3"));
        }
        try (DirectoryStore again = open("journal")) {
            assertThat(again.directory()).isEqualTo(temporary.resolve("journal"));
        }
    }

    @Test
    @Tag("F8")
    void holdsTheLockThatAnotherProcessLooksFor() throws Exception {
        Path lockFile = temporary.resolve("journal/journal.lock");
        try (DirectoryStore store = open("journal");
                FileChannel other = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            assertThat(store.directory()).isEqualTo(lockFile.getParent());
            assertThatThrownBy(other::tryLock).isInstanceOf(OverlappingFileLockException.class);
        }
        try (FileChannel other = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            assertThat(other.tryLock()).isNotNull();
        }
    }

    @Test
    @Tag("F9")
    void seesWhatAnotherClassLoaderOfTheJvmHasTaken() throws Exception {
        URL[] classPath = Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                .map(entry -> url(Path.of(entry)))
                .toArray(URL[]::new);
        try (DirectoryStore first = open("journal");
                URLClassLoader other = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Class<?> limits = other.loadClass(DirectoryLimits.class.getName());
            Class<?> stores = other.loadClass(DirectoryStore.class.getName());
            assertThat(stores).isNotSameAs(DirectoryStore.class);
            assertThat(first.directory()).isEqualTo(temporary.resolve("journal"));
            Object second = stores.getMethod("open", Path.class, limits)
                    .invoke(
                            null,
                            temporary.resolve("journal"),
                            limits.getField("DEFAULTS").get(null));

            assertThat(stores.getMethod("directory").invoke(second)).isEqualTo(temporary.resolve("journal/2"));
            stores.getMethod("close").invoke(second);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    @Tag("S4")
    void keepsOthersOut() throws Exception {
        assumeThat(RealDisk.POSIX).isTrue();
        try (DirectoryStore store = open("journal")) {
            store.load(line -> {});
            store.append(List.of(Lines.note(1)));
        }
        Path directory = temporary.resolve("journal");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    @Tag("S24")
    void refusesADirectoryThatOthersCanWriteOrTurn() throws Exception {
        assumeThat(RealDisk.POSIX).isTrue();
        Path open = Files.createDirectory(temporary.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwx---"));
        Path real = Files.createDirectory(temporary.resolve("real"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), real);
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> DirectoryStore.open(open, DirectoryLimits.DEFAULTS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(open.toString())
                .hasMessageContaining("chmod go-w");
        assertThatThrownBy(() -> DirectoryStore.open(link, DirectoryLimits.DEFAULTS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("symbolic link");
        assertThatThrownBy(() -> DirectoryStore.open(file, DirectoryLimits.DEFAULTS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a file");
    }

    private DirectoryStore open(String name) throws IOException {
        return DirectoryStore.open(temporary.resolve(name), DirectoryLimits.DEFAULTS);
    }

    private List<JournalLine> load(String name) throws IOException {
        List<JournalLine> found = new ArrayList<>();
        try (DirectoryStore store = open(name)) {
            store.load(found::add);
        }
        return found;
    }

    private Path onlySegment() throws IOException {
        try (Stream<Path> files = Files.list(temporary.resolve("journal"))) {
            List<Path> segments =
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList();
            assertThat(segments).hasSize(1);
            return segments.get(0);
        }
    }

    @Test
    @Tag("F8")
    void saysWhetherItsDirectoryIsInUseOrOnlyMarkedByWhoGoesOnWithIt() throws Exception {
        try (LogLines log = new LogLines();
                DirectoryStore first = open("journal");
                DirectoryStore second = open("journal")) {
            assertThat(second.directory()).isNotEqualTo(first.directory());
            assertThat(log.warnings()).hasSize(1);
            assertThat(log.warnings().get(0)).contains("in use by another process");
        }
        Files.writeString(temporary.resolve("journal/gone-on"), "");
        try (LogLines log = new LogLines();
                DirectoryStore beside = open("journal")) {
            assertThat(beside.directory()).isEqualTo(temporary.resolve("journal/2"));
            assertThat(log.warnings()).hasSize(1);
            assertThat(log.warnings().get(0)).contains("carries the mark").doesNotContain("in use");
        }
    }
}
