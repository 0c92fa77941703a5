package io.github.incidentsdk.journal.directory;

import static io.github.incidentsdk.journal.directory.DirectoryTester.SMALL;
import static io.github.incidentsdk.journal.directory.DirectoryTester.on;
import static io.github.incidentsdk.journal.directory.DirectoryTester.segments;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that somebody took away while nobody used the directory are noticed, and nothing else is taken for that. */
@Tag("F6")
class MissingLinesTest {

    private final long seed = new Random().nextLong();
    private final SimulatedDisk disk = new SimulatedDisk(new Random(seed));

    @Test
    void saysWhichLinesWentWithASegmentThatWasDeleted() throws Exception {
        live(disk, SMALL, 1, 60);
        List<String> segments = segments(disk);
        long from = first(segments.get(1));
        long until = first(segments.get(3)) - 1;
        disk.delete(DirectoryTester.DIRECTORY.resolve(segments.get(1)));
        disk.delete(DirectoryTester.DIRECTORY.resolve(segments.get(2)));

        for (int start = 1; start <= 2; start++) {
            try (LogLines log = new LogLines()) {
                assertThat(losses(disk, SMALL))
                        .containsOnlyKeys("lines-missing")
                        .containsEntry("lines-missing", until - from + 1);
                assertThat(log.warnings()).hasSize(1);
                assertThat(log.warnings().get(0))
                        .contains("lines " + from + " to " + until)
                        .contains("between " + segments.get(0) + " and " + segments.get(3))
                        .contains("deleted");
            }
        }
    }

    @Test
    void noticesADirectoryInPlaceOfASegment(@TempDir Path temporary) throws Exception {
        Path journal = temporary.resolve("journal");
        try (DirectoryStore store = DirectoryStore.open(journal, SMALL)) {
            live(store, 1, 60);
        }
        List<Path> segments = RealDisk.entries(journal).stream()
                .filter(file -> file.toString().endsWith(".jsonl"))
                .sorted()
                .toList();
        Files.delete(segments.get(1));
        Files.createDirectory(segments.get(1));

        try (DirectoryStore store = DirectoryStore.open(journal, SMALL)) {
            store.load(line -> {});
            assertThat(store.losses()).containsOnlyKeys("lines-missing");
        }
    }

    @Test
    void noticesWholeLinesThatWereCutFromASegment() throws Exception {
        live(disk, SMALL, 1, 60);
        disk.change(segments(disk).get(1), bytes -> {
            int feed = bytes.length - 2;
            while (bytes[feed] != '\n') {
                feed--;
            }
            return Arrays.copyOf(bytes, feed + 1);
        });

        assertThat(losses(disk, SMALL)).isEqualTo(Map.of("lines-missing", 1L));
    }

    @Test
    void noticesThatTheFirstSegmentBehindTheSnapshotIsGone() throws Exception {
        DirectoryLimits often = SMALL.withSnapshots(new SnapshotLimits(12_000, Duration.ofHours(1)));
        List<String> told = new ArrayList<>();
        DirectoryStore store = on(disk, often);
        store.load(line -> {});
        for (long seq = 1; told.isEmpty() || segments(disk).size() < told.size() + 2; seq++) {
            store.append(List.of(Lines.note(seq)));
            if (told.isEmpty() && disk.isThere(DirectoryTester.DIRECTORY.resolve(Snapshots.NAME))) {
                told.addAll(segments(disk));
            }
        }
        store.close();
        assertThat(losses(disk, often)).isEmpty();
        disk.delete(DirectoryTester.DIRECTORY.resolve(told.get(1)));
        assertThat(losses(disk, often)).as("the snapshot tells of it").isEmpty();

        disk.delete(DirectoryTester.DIRECTORY.resolve(told.get(told.size() - 1)));

        assertThat(losses(disk, often)).containsOnlyKeys("lines-missing");
    }

    /** Where memory had no room for all that a full disk did not take. */
    @Test
    void takesNumbersThatWereLeftOutForNothingThatIsMissing() throws Exception {
        DirectoryStore store = on(disk);
        store.load(line -> {});
        long next = 1;
        for (int life = 1; life <= 3; life++) {
            int before = segments(disk).size();
            while (segments(disk).size() < before + 4) {
                store.append(List.of(Lines.note(next)));
                next += 7;
            }
            store.close();
            store = on(disk);
            store.load(line -> {});
            next += 100;
            assertThat(store.losses()).as("life %d", life).isEmpty();
        }
    }

    /** The numbers that it may have used are not given again, and it is counted by itself. */
    @Test
    void takesAJumpBehindAnUnreadableSegmentForNothingThatIsMissing() throws Exception {
        live(disk, SMALL, 1, 60);
        for (int nth = 1; nth <= segments(disk).size(); nth++) {
            SimulatedDisk other = copy(disk);
            List<JournalLine> found = new ArrayList<>();
            DirectoryStore store = on(other);
            other.unreadable(segments(disk).get(nth - 1));
            long last = store.load(found::add);
            assertThat(store.losses()).as("segment %d", nth).isEqualTo(Map.of("segment-unreadable", 1L));
            assertThat(found).as("segment %d", nth).hasSizeBetween(40, 59);
            for (long seq = last + 1; seq <= last + 30; seq++) {
                store.append(lines(seq, seq));
            }
            store.close();

            other.unreadable("none");
            assertThat(losses(other, SMALL)).as("segment %d", nth).isEmpty();
            assertThat(DirectoryTester.restart(other)).as("segment %d", nth).hasSize(90);
        }
    }

    /** It was counted when it was set aside. */
    @Test
    void doesNotCountTheLinesOfADamagedSegmentOnceMore() throws Exception {
        live(disk, SMALL, 1, 60);
        List<String> segments = segments(disk);
        disk.put(segments.get(1), new byte[4_096]);
        disk.change(segments.get(3), bytes -> Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(losses(disk, SMALL)).isEqualTo(Map.of("segment-damaged", 2L));
        assertThat(losses(disk, SMALL)).isEmpty();
    }

    /** What retention deletes may come back by a power cut, any part of it. */
    @Test
    void believesInNothingMissingThroughPowerCutsAndRetention() throws Exception {
        DirectoryLimits little = new DirectoryLimits(4_096, 12_000, Duration.ofDays(200 * 366))
                .withSnapshots(new SnapshotLimits(4_096, Duration.ofHours(1)));
        for (long run = seed; run < seed + 60; run++) {
            Random random = new Random(run);
            SimulatedDisk cut = new SimulatedDisk(random);
            long next = 1;
            for (int life = 0; life < 4; life++) {
                DirectoryStore store = on(cut, little);
                long last = store.load(line -> {});
                assertThat(store.losses()).as("seed %d", run).doesNotContainKey("lines-missing");
                next = last + 1;
                for (int commits = random.nextInt(60); commits > 0; commits--) {
                    long until = next + random.nextInt(4);
                    store.append(lines(next, until));
                    next = until + 1 + random.nextInt(2);
                }
                cut.crash();
                DirectoryStore neighbour = on(copy(cut), little);
                neighbour.loadAll(line -> {});
                assertThat(neighbour.losses()).as("seed %d", run).doesNotContainKey("lines-missing");
            }
        }
    }

    private static SimulatedDisk copy(SimulatedDisk disk) throws IOException {
        SimulatedDisk copy = new SimulatedDisk(new Random(1));
        for (String name : disk.list(DirectoryTester.DIRECTORY)) {
            copy.put(name, disk.bytes(name));
        }
        return copy;
    }

    private static long first(String segment) {
        return SegmentName.parse(segment).orElseThrow().first();
    }

    private static Map<String, Long> losses(SimulatedDisk disk, DirectoryLimits limits) throws IOException {
        DirectoryStore store = on(disk, limits);
        store.load(line -> {});
        return store.losses();
    }

    private static void live(SimulatedDisk disk, DirectoryLimits limits, long from, long to) throws IOException {
        DirectoryStore store = on(disk, limits);
        live(store, from, to);
        store.close();
    }

    private static void live(DirectoryStore store, long from, long to) throws IOException {
        store.load(line -> {});
        for (long seq = from; seq <= to; seq++) {
            store.append(lines(seq, seq));
        }
    }

    private static List<JournalLine> lines(long from, long to) {
        List<JournalLine> lines = new ArrayList<>();
        for (long seq = from; seq <= to; seq++) {
            lines.add(Lines.note(seq));
        }
        return lines;
    }
}
