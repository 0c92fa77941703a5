package io.github.incidentsdk.journal.directory;

import static io.github.incidentsdk.journal.directory.DirectoryTester.DIRECTORY;
import static io.github.incidentsdk.journal.directory.DirectoryTester.on;
import static io.github.incidentsdk.journal.directory.DirectoryTester.restart;
import static io.github.incidentsdk.journal.directory.DirectoryTester.segments;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.journal.Lines;
import io.github.incidentsdk.journal.line.LineChecksum;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** F6: whatever is found on the disk, the journal starts, reads what is good, and deletes nothing that is not empty. */
@Tag("F6")
class DamageTest {

    private static final String FIRST = "0000000000000000001-00.jsonl";

    private final long seed = new Random().nextLong();
    private final SimulatedDisk disk = new SimulatedDisk(new Random(seed));

    @Test
    void setsADamagedSegmentAsideAndKeepsItsGoodLines() throws Exception {
        write(9);
        byte[] damaged = disk.bytes(FIRST);
        int middle = damaged.length / 2;
        damaged[middle] ^= 1;
        disk.put(FIRST, damaged);

        DirectoryStore store = on(disk);
        List<JournalLine> found = new ArrayList<>();
        store.load(found::add);

        assertThat(found).hasSize(8);
        assertThat(store.losses()).containsEntry("segment-damaged", 1L);
        assertThat(disk.bytes(FIRST + ".damaged")).isEqualTo(damaged);
        assertThat(store.read(1, 100)).hasSize(8);
        store.append(List.of(Lines.note(10)));
        store.close();

        DirectoryStore again = on(disk);
        List<JournalLine> foundAgain = new ArrayList<>();
        again.load(foundAgain::add);
        assertThat(foundAgain).hasSize(9);
        assertThat(again.losses()).isEmpty();
    }

    /** What else is to be told may stand in the hole: a power cut takes any part of what no force confirmed. */
    @Test
    void believesNoReceiptBehindAHoleThatSaysHowFarASinkCame() throws Exception {
        DirectoryStore store = on(disk);
        store.load(line -> {});
        for (What what : List.of(What.HELD, What.ENGAGED, What.ACCEPTED, What.HELD, What.ENGAGED, What.DEAD)) {
            store.append(List.of(Lines.told(1 + store.read(1, 100).size(), what)));
        }
        store.close();
        disk.change(FIRST, bytes -> {
            bytes[bytes.length / 2] ^= 1;
            return bytes;
        });
        for (int start = 1; start <= 2; start++) {
            assertThat(restart(disk))
                    .as("start %d", start)
                    .extracting(line -> ((Told) line).what())
                    .startsWith(What.HELD, What.ENGAGED)
                    .endsWith(What.ENGAGED)
                    .doesNotContain(What.DEAD);
        }
    }

    @Test
    void readsGoodLinesAroundAHoleOfZeros() throws Exception {
        write(9);
        disk.change(FIRST, bytes -> {
            Arrays.fill(bytes, bytes.length / 3, bytes.length / 2, (byte) 0);
            return bytes;
        });

        List<JournalLine> found = restart(disk);

        assertThat(found).hasSizeBetween(5, 8);
        assertThat(Lines.numbers(found)).contains(1L, 2L, 8L, 9L).isSorted();
    }

    /** A segment that never held a line is deleted without a word; one that did is something to be told of. */
    @Test
    void setsASegmentAsideThatWasEmptiedAmongOthers() throws Exception {
        for (byte[] emptied : List.of(new byte[0], new byte[4_096])) {
            SimulatedDisk other = new SimulatedDisk(new Random(seed));
            DirectoryStore before = on(other);
            before.load(line -> {});
            for (long seq = 1; seq <= 60; seq++) {
                before.append(List.of(Lines.note(seq)));
            }
            before.close();
            List<String> segments = segments(other);
            assertThat(segments).hasSizeGreaterThan(2);
            other.put(segments.get(1), emptied);
            other.put("0000000000000000061-00.jsonl", emptied);

            DirectoryStore store = on(other);
            store.load(line -> {});

            assertThat(store.losses()).containsOnlyKeys("segment-damaged").containsEntry("segment-damaged", 1L);
            assertThat(other.bytes(segments.get(1) + ".damaged")).isEqualTo(emptied);
            assertThat(segments(other)).hasSize(segments.size() - 1).doesNotContain("0000000000000000061-00.jsonl");
            assertThat(on(other).losses()).isEmpty();
        }
    }

    /** A torn tail is what a power cut leaves where something was being written; elsewhere somebody else was at work. */
    @Test
    void setsASegmentAsideThatWasDamagedAtItsEndAmongOthers() throws Exception {
        DirectoryStore before = on(disk);
        before.load(line -> {});
        for (long seq = 1; seq <= 60; seq++) {
            before.append(List.of(Lines.note(seq)));
        }
        before.close();
        List<String> segments = segments(disk);
        assertThat(segments).hasSizeGreaterThan(2);
        byte[] whole = disk.bytes(FIRST);
        byte[] damaged = Arrays.copyOf(whole, whole.length / 2);
        disk.put(FIRST, damaged);
        disk.change(segments.get(segments.size() - 1), bytes -> joined(bytes, "{\"v\":1,\"se".getBytes(UTF_8)));

        DirectoryStore store = on(disk);
        List<JournalLine> found = new ArrayList<>();
        store.load(found::add);

        assertThat(store.losses())
                .containsEntry("segment-damaged", 1L)
                .containsEntry("tail-torn", 1L)
                .hasSize(2);
        assertThat(disk.bytes(FIRST + ".damaged")).isEqualTo(damaged);
        assertThat(found).hasSizeBetween(50, 59);
        assertThat(Lines.numbers(found)).contains(1L, 60L).isSorted();
        DirectoryStore again = on(disk);
        List<JournalLine> foundAgain = new ArrayList<>();
        again.load(foundAgain::add);
        assertThat(Lines.numbers(foundAgain)).isEqualTo(Lines.numbers(found));
        assertThat(again.losses()).isEmpty();
    }

    /** What stood there whole once and is damaged is more than the line that a power cut leaves unfinished. */
    @Test
    void keepsWhatIsMoreThanAnUnfinishedLineAtTheEndOfTheLastSegment() throws Exception {
        write(9);
        byte[] whole = disk.bytes(FIRST);
        byte[] garbage = "not a line\n".getBytes(UTF_8);
        for (byte[] damaged : List.of(
                joined(withLastLinesDamaged(whole, 3), new byte[500]),
                joined(whole, garbage),
                joined(whole, garbage, "{\"v\":1,\"se".getBytes(UTF_8), new byte[500]))) {
            SimulatedDisk other = new SimulatedDisk(new Random(seed));
            other.put(FIRST, damaged);
            DirectoryStore store = on(other);
            List<JournalLine> found = new ArrayList<>();
            try (LogLines log = new LogLines()) {
                store.load(found::add);
                assertThat(log.warnings()).hasSize(1);
                assertThat(log.warnings().get(0)).contains(FIRST + ".damaged", "its good lines were read");
            }
            assertThat(store.losses()).isEqualTo(Map.of("segment-damaged", 1L));
            assertThat(other.bytes(FIRST + ".damaged")).isEqualTo(damaged);
            assertThat(found).hasSizeBetween(6, 9);

            DirectoryStore again = on(other);
            List<JournalLine> foundAgain = new ArrayList<>();
            again.load(foundAgain::add);
            assertThat(Lines.numbers(foundAgain)).isEqualTo(Lines.numbers(found));
            assertThat(again.losses()).isEmpty();
        }
    }

    @Test
    void cutsAnUnfinishedLineWithoutAWordAndKeepsNothingOfIt() throws Exception {
        write(9);
        byte[] whole = disk.bytes(FIRST);
        disk.put(FIRST, joined(whole, Arrays.copyOf(whole, 40), new byte[1 << 20]));

        try (LogLines log = new LogLines()) {
            assertThat(restart(disk)).hasSize(9);
            assertThat(log.warnings()).isEmpty();
        }
        assertThat(disk.list(DIRECTORY)).containsExactly(FIRST);
        assertThat(disk.bytes(FIRST)).isEqualTo(whole);
    }

    @Test
    void saysOfADamagedSegmentThatItHeldNoGoodLine() throws Exception {
        disk.put(FIRST, "not a line\n".getBytes(UTF_8));
        try (LogLines log = new LogLines()) {
            restart(disk);
            assertThat(log.warnings()).hasSize(1);
            assertThat(log.warnings().get(0)).contains(FIRST + ".damaged", "held no good line");
        }
    }

    private static byte[] withLastLinesDamaged(byte[] whole, int lines) {
        byte[] damaged = whole.clone();
        int left = lines;
        for (int at = damaged.length - 1; left > 0; at--) {
            if (damaged[at] == '\n') {
                damaged[at - 20] ^= 1;
                left--;
            }
        }
        return damaged;
    }

    @Test
    void readsWhatComesBehindASegmentThatCannotBeRead() throws Exception {
        DirectoryStore before = on(disk);
        before.load(line -> {});
        for (long seq = 1; seq <= 60; seq++) {
            before.append(List.of(Lines.note(seq)));
        }
        before.close();
        disk.unreadable(FIRST);

        DirectoryStore store = on(disk);
        List<JournalLine> found = new ArrayList<>();
        long last = store.load(found::add);

        assertThat(Lines.numbers(found)).hasSizeGreaterThan(30).endsWith(59L, 60L);
        assertThat(store.losses()).isEqualTo(Map.of("segment-unreadable", 1L));
        store.append(List.of(Lines.note(last + 1)));
        store.close();

        disk.unreadable("");
        assertThat(restart(disk)).hasSize(61);
    }

    @Test
    void writesNothingBeforeASegmentThatCannotBeRead() throws Exception {
        write(4);
        byte[] whole = disk.bytes(FIRST);
        int half = new String(whole, UTF_8).indexOf("\"seq\":3") - "{\"v\":1,".length();
        disk.put(FIRST, Arrays.copyOf(whole, half));
        disk.put("0000000000000000003-00.jsonl", Arrays.copyOfRange(whole, half, whole.length));
        disk.unreadable("0000000000000000003-00.jsonl");

        DirectoryStore store = on(disk);
        store.append(List.of(Lines.note(store.load(line -> {}) + 1)));
        store.close();

        disk.unreadable("");
        assertThat(restart(disk)).hasSize(5);
    }

    @Test
    void startsOverEverySortOfGarbage() throws Exception {
        Random random = new Random(seed);
        byte[] noise = new byte[3 << 20];
        random.nextBytes(noise);
        byte[] noFeed = noise.clone();
        for (int i = 0; i < noFeed.length; i++) {
            noFeed[i] = noFeed[i] == '\n' ? (byte) 'x' : noFeed[i];
        }
        write(3);
        byte[] good = disk.bytes(FIRST);
        disk.put("0000000000000000002-00.jsonl", noise);
        disk.put("0000000000000000002-01.jsonl", new byte[3 << 20]);
        disk.put("0000000000000000002-02.jsonl", new byte[0]);
        disk.put("0000000000000000002-03.jsonl", "{\"v\":1,\"seq\":2}\n".getBytes(UTF_8));
        disk.put("0000000000000000004-00.jsonl", joined(noFeed, "\n".getBytes(UTF_8), good));
        disk.put("0000000000000000005-00.jsonl", joined(new byte[3 << 20], good));
        disk.put("9999999999999999999-99.jsonl", good);
        disk.put("notes.jsonl", noise);

        DirectoryStore store = on(disk);
        List<JournalLine> found = new ArrayList<>();
        store.load(found::add);
        store.append(List.of(Lines.note(4)));
        store.close();

        assertThat(Lines.numbers(found)).as("seed %d", seed).containsExactly(1L, 2L, 3L);
        assertThat(disk.list(DIRECTORY)).contains("notes.jsonl", "0000000000000000002-00.jsonl.damaged");
        assertThat(disk.bytes("0000000000000000002-00.jsonl.damaged")).isEqualTo(noise);
        assertThat(Lines.numbers(restart(disk))).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void survivesRandomDamageAnywhere() throws Exception {
        for (long run = seed; run < seed + 200; run++) {
            Random random = new Random(run);
            SimulatedDisk damaged = new SimulatedDisk(random);
            DirectoryStore store = on(damaged);
            store.load(line -> {});
            for (long seq = 1; seq < 20; seq++) {
                store.append(List.of(Lines.note(seq)));
            }
            store.close();
            for (String segment : segments(damaged)) {
                damaged.change(segment, bytes -> damage(bytes, random));
            }
            List<JournalLine> found = restart(damaged);
            assertThat(Lines.numbers(found)).as("seed %d", run).isSorted().doesNotHaveDuplicates();
            assertThat(restart(damaged)).as("seed %d, second start", run).hasSameSizeAs(found);
        }
    }

    private static byte[] damage(byte[] bytes, Random random) {
        byte[] damaged = random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
        for (int i = random.nextInt(3); i > 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    @Test
    @Tag("F33")
    void passesOverWhatANewerVersionWroteAndLeavesItsFileAlone() throws Exception {
        write(2);
        byte[] newer = sealed("{\"v\":2,\"seq\":3,\"anything\":[true]}");
        byte[] kind = sealed(new String(disk.bytes(FIRST), UTF_8)
                .lines()
                .toList()
                .get(0)
                .replaceAll(",\"crc\".*", "}")
                .replace("\"seq\":1", "\"seq\":4")
                .replace("\"noted\"", "\"levitated\""));
        disk.put("0000000000000000003-00.jsonl", joined(newer, kind, new byte[100]));

        DirectoryStore store = on(disk);
        List<JournalLine> found = new ArrayList<>();
        try (LogLines log = new LogLines()) {
            store.load(found::add);
            assertThat(log.warnings()).hasSize(1);
            assertThat(log.warnings().get(0)).contains("newer version wrote 2 lines", "stay as they are", "go back");
        }
        store.append(List.of(Lines.note(5)));
        store.close();

        assertThat(Lines.numbers(found)).containsExactly(1L, 2L);
        assertThat(store.losses()).isEqualTo(Map.of("line-not-understood", 2L));
        assertThat(disk.bytes("0000000000000000003-00.jsonl")).isEqualTo(joined(newer, kind, new byte[100]));
        assertThat(Lines.numbers(store.read(1, 10))).containsExactly(1L, 2L, 5L);
    }

    private static byte[] sealed(String object) {
        io.github.incidentsdk.json.JsonBuffer buffer = new io.github.incidentsdk.json.JsonBuffer();
        byte[] bytes = object.getBytes(UTF_8);
        buffer.append(bytes, 0, bytes.length);
        LineChecksum.seal(buffer, 0);
        return buffer.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] joined = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    private void write(int lines) throws IOException {
        DirectoryStore store = on(disk, DirectoryLimits.DEFAULTS.withSegmentBytes(1 << 16));
        store.load(line -> {});
        for (long seq = 1; seq <= lines; seq++) {
            store.append(List.of(Lines.note(seq)));
        }
        store.close();
    }
}
