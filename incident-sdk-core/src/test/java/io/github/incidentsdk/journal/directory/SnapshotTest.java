package io.github.incidentsdk.journal.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.journal.Lines;
import io.github.incidentsdk.journal.line.LineChecksum;
import io.github.incidentsdk.json.JsonBuffer;
import io.github.incidentsdk.model.IncidentEvent.Noted;
import io.github.incidentsdk.model.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a snapshot spares a restart, and that no crash, fault or retention makes a restart lose what it needs. */
class SnapshotTest {

    private static final DirectoryLimits OFTEN = new DirectoryLimits(4_096, 1 << 20, Duration.ofDays(200 * 366))
            .withSnapshots(new SnapshotLimits(4_096, Duration.ofHours(1)));
    private static final DirectoryLimits LITTLE = new DirectoryLimits(4_096, 12_000, Duration.ofDays(200 * 366))
            .withSnapshots(new SnapshotLimits(4_096, Duration.ofHours(1)));

    private final long seed = new Random().nextLong();

    @Test
    void aRestartReadsTheSnapshotAndWhatCameAfterIt() throws Exception {
        SimulatedDisk disk = new SimulatedDisk(new Random(seed));
        live(disk, OFTEN, 1, 300);

        List<JournalLine> needed = load(disk, OFTEN);
        assertThat(needed).hasSizeLessThan(100).hasSizeGreaterThan(10);
        assertThat(newest(needed)).isEqualTo(newest(DirectoryTester.restart(disk)));
        assertThat(DirectoryTester.restart(disk)).hasSize(300);
        assertThat(disk.bytes(Snapshots.NAME)).asString(UTF_8).contains("\"up_to\":");
    }

    @Test
    void linesAreReadFromSegmentsThatTheRestartPassedOver() throws Exception {
        SimulatedDisk disk = new SimulatedDisk(new Random(seed));
        live(disk, OFTEN, 1, 300);
        DirectoryStore store = DirectoryTester.on(disk, OFTEN);
        store.load(line -> {});

        for (long from : List.of(1L, 7L, 150L, 299L)) {
            assertThat(Lines.numbers(store.read(from, 5))).startsWith(from).isSorted();
        }
        assertThat(store.read(1, 1_000)).hasSize(300);
    }

    @Test
    @Tag("F2")
    @Tag("F5")
    void losesNothingWhicheverCallThePowerIsCutAt() throws Exception {
        Set<String> cutAt = new TreeSet<>();
        boolean reached = true;
        for (int next = 1; reached; next++) {
            int end = next;
            SimulatedDisk disk = new SimulatedDisk(new Random(seed + end));
            Map<String, Long> confirmed = new TreeMap<>();
            reached = liveUntil(disk, end, confirmed, cutAt);
            Map<String, Long> found = newest(load(disk, LITTLE));
            confirmed.forEach((id, seq) -> assertThat(found.getOrDefault(id, 0L))
                    .as("seed %d, cut at call %d, %s", seed, end, id)
                    .isGreaterThanOrEqualTo(seq));
        }
        assertThat(cutAt).contains("create", "write", "force", "rename", "force-directory", "delete");
    }

    private static boolean liveUntil(SimulatedDisk disk, int end, Map<String, Long> confirmed, Set<String> cutAt)
            throws IOException {
        disk.fault(call -> {
            if (disk.calls().size() >= end) {
                cutAt.add(call);
                throw new PowerCut();
            }
        });
        try {
            for (int life = 0; life < 2; life++) {
                DirectoryStore store = DirectoryTester.on(disk, LITTLE);
                store.load(line -> {});
                for (long seq = 1 + life * 60L; seq <= 60 + life * 60L; seq += 5) {
                    List<JournalLine> lines = lines(seq, seq + 4);
                    store.append(lines);
                    confirmed.putAll(newest(lines));
                }
                store.close();
            }
            return false;
        } catch (PowerCut cut) {
            return true;
        } finally {
            disk.crash();
        }
    }

    @Test
    @Tag("F6")
    void aSnapshotThatIsTornOrChangedIsSetAsideAndAllIsRead() throws Exception {
        SimulatedDisk good = new SimulatedDisk(new Random(seed));
        live(good, OFTEN, 1, 120);
        byte[] whole = good.bytes(Snapshots.NAME);
        Random random = new Random(seed);
        for (int run = 0; run < 60; run++) {
            SimulatedDisk disk = copy(good);
            int at = random.nextInt(whole.length);
            boolean torn = run % 2 == 0;
            disk.change(Snapshots.NAME, bytes -> torn ? Arrays.copyOf(bytes, at) : changed(bytes, at));

            DirectoryStore store = DirectoryTester.on(disk, OFTEN);
            List<JournalLine> found = new ArrayList<>();
            long last = store.load(found::add);
            assertThat(found).as("seed %d, byte %d", seed, at).hasSize(120);
            assertThat(last).isEqualTo(120);
            assertThat(store.losses()).containsEntry("snapshot-set-aside", 1L);
            assertThat(disk.list(DirectoryTester.DIRECTORY))
                    .contains(Snapshots.NAME + ".damaged")
                    .doesNotContain(Snapshots.NAME);
        }
    }

    private static byte[] changed(byte[] bytes, int at) {
        bytes[at] ^= 0x55;
        return bytes;
    }

    @Test
    @Tag("F33")
    void aSnapshotOfANewerVersionIsSetAsideAndAllIsRead() throws Exception {
        SimulatedDisk disk = new SimulatedDisk(new Random(seed));
        live(disk, OFTEN, 1, 120);
        JsonBuffer newer = new JsonBuffer();
        newer.object(json -> json.put("v", 2)
                .put("seq", 0)
                .object(
                        "snapshot",
                        members -> members.put("up_to", 120).put("lines", 0).put("segments", 0)));
        LineChecksum.seal(newer, 0);
        disk.put(Snapshots.NAME, newer.toByteArray());

        DirectoryStore store = DirectoryTester.on(disk, OFTEN);
        List<JournalLine> found = new ArrayList<>();
        store.load(found::add);
        assertThat(found).hasSize(120);
        assertThat(store.losses()).containsEntry("snapshot-set-aside", 1L);
    }

    @Test
    void anOpenIncidentAndAnUndeliveredLineOutliveTheirSegments() throws Exception {
        SimulatedDisk disk = new SimulatedDisk(new Random(seed));
        DirectoryStore store = DirectoryTester.on(disk, LITTLE);
        store.load(line -> {});
        store.append(List.of(
                Lines.line(1, "old", stamp -> new Noted(stamp, "begins")),
                told(2, "lane", What.LANE_OPENED, 1),
                told(3, "old", What.ENGAGED, 1),
                told(4, "old", What.REMEMBERED, 1),
                Lines.line(5, "old", stamp -> new Noted(stamp, "never told"))));
        for (long seq = 6; seq <= 400; seq++) {
            store.append(List.of(over(seq)));
        }

        assertThat(DirectoryTester.segments(disk)).doesNotContain("0000000000000000001-00.jsonl");
        assertThat(Lines.numbers(load(disk, LITTLE))).contains(1L, 2L, 3L, 4L, 5L);
        assertThat(Lines.numbers(store.read(1, 5))).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(Lines.numbers(DirectoryTester.restart(disk))).contains(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void noSegmentGoesBeforeASnapshotIsDurable() throws Exception {
        for (String failing : List.of("rename", "force")) {
            SimulatedDisk disk = new SimulatedDisk(new Random(seed));
            DirectoryStore store = DirectoryTester.on(disk, LITTLE);
            store.load(line -> {});
            disk.fault(call -> {
                if (call.equals(failing) && isOfSnapshot(disk.calls())) {
                    throw new IOException("planted");
                }
            });
            for (long seq = 1; seq <= 200; seq++) {
                store.append(List.of(over(seq)));
            }
            assertThat(store.losses()).as(failing).containsKey("snapshot-failed");
            assertThat(DirectoryTester.segments(disk)).contains("0000000000000000001-00.jsonl");

            disk.fault(call -> {});
            for (long seq = 201; seq <= 240; seq++) {
                store.append(List.of(over(seq)));
            }
            assertThat(DirectoryTester.segments(disk)).doesNotContain("0000000000000000001-00.jsonl");
        }
    }

    /** A segment is filled with zeros after it was made; a snapshot is copied from what is read. */
    private static boolean isOfSnapshot(List<String> calls) {
        List<String> since = calls.subList(calls.lastIndexOf("create"), calls.size() - 1);
        return since.contains("read") && !since.contains("rename");
    }

    /** Ten incidents that stay open, told of by a sink. */
    private static List<JournalLine> lines(long from, long to) {
        List<JournalLine> lines = new ArrayList<>();
        for (long seq = from; seq <= to; seq++) {
            long now = seq;
            String id = "i-" + seq / 2 % 10;
            lines.add(
                    seq % 2 == 0
                            ? Lines.line(seq, id, stamp -> new Noted(stamp, "at " + now))
                            : told(seq, id, What.ACCEPTED, seq - 1));
        }
        return lines;
    }

    private static Told told(long seq, String id, What what, long about) {
        boolean isOfLane = what == What.LANE_OPENED;
        return new Told(
                seq,
                Lines.NOON.plusSeconds(seq),
                "team",
                isOfLane ? "" : "v1-" + id,
                isOfLane ? "" : id,
                isOfLane ? "" : id + "-1",
                about,
                what,
                Map.of("ts", "17"));
    }

    /** An incident of its own that is over at once, a day after the one before. */
    private static Happened over(long seq) {
        Happened line = Lines.line(seq, "over-" + seq, stamp -> new Noted(stamp, "x".repeat(200)));
        return new Happened(
                seq,
                line.event(),
                line.incident().toBuilder()
                        .status(Status.RESOLVED)
                        .resolvedAt(line.at())
                        .build());
    }

    private static void live(SimulatedDisk disk, DirectoryLimits limits, long from, long to) throws IOException {
        DirectoryStore store = DirectoryTester.on(disk, limits);
        store.load(line -> {});
        for (long seq = from; seq <= to; seq += 3) {
            store.append(lines(seq, Math.min(to, seq + 2)));
        }
        store.close();
    }

    private static List<JournalLine> load(SimulatedDisk disk, DirectoryLimits limits) throws IOException {
        List<JournalLine> found = new ArrayList<>();
        DirectoryTester.on(disk, limits).load(found::add);
        return found;
    }

    private static Map<String, Long> newest(List<JournalLine> lines) {
        Map<String, Long> newest = new TreeMap<>();
        for (JournalLine line : lines) {
            if (line instanceof Happened happened) {
                newest.put(happened.incident().id(), happened.incident().seq());
            }
        }
        return newest;
    }

    private static SimulatedDisk copy(SimulatedDisk disk) throws IOException {
        SimulatedDisk copy = new SimulatedDisk(new Random(1));
        for (String name : disk.list(DirectoryTester.DIRECTORY)) {
            copy.put(name, disk.bytes(name));
        }
        return copy;
    }

    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
