package io.github.incidentsdk.journal.directory;

import static io.github.incidentsdk.journal.directory.DirectoryTester.on;
import static io.github.incidentsdk.journal.directory.DirectoryTester.restart;
import static io.github.incidentsdk.journal.directory.DirectoryTester.segments;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.journal.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** F2 to F6 of the fault matrix, on a disk that forgets, fails and cuts short. */
class CrashTest {

    private static final int SEEDS = 120;
    private static final DirectoryLimits ROOMY = DirectoryTester.SMALL.withSegmentBytes(1 << 16);

    private final long seed = new Random().nextLong();

    @Test
    @Tag("F2")
    void keepsWhatWasConfirmedThroughPowerCuts() throws Exception {
        for (long run = seed; run < seed + SEEDS; run++) {
            Random random = new Random(run);
            SimulatedDisk disk = new SimulatedDisk(random);
            if (random.nextBoolean()) {
                disk.shortWrites();
            }
            long next = 1;
            List<JournalLine> confirmed = new ArrayList<>();
            for (int life = 0; life < 4; life++) {
                next = liveUntilThePowerIsCut(disk, random, run, next, confirmed);
                List<JournalLine> found = restart(disk);

                assertThat(Lines.numbers(found)).as("seed %d", run).isSorted().doesNotHaveDuplicates();
                assertThat(events(found)).as("seed %d", run).containsAll(events(confirmed));
                next = found.isEmpty() ? 1 : found.get(found.size() - 1).seq() + 1;
            }
        }
    }

    private static Set<Object> events(List<JournalLine> lines) {
        return lines.stream()
                .map(line -> line instanceof Happened happened ? happened.event() : line)
                .collect(Collectors.toSet());
    }

    private static long liveUntilThePowerIsCut(
            SimulatedDisk disk, Random random, long run, long first, List<JournalLine> confirmed) throws IOException {
        DirectoryStore store = on(disk);
        store.load(line -> {});
        int end = disk.calls().size() + random.nextInt(40);
        disk.fault(call -> {
            if (disk.calls().size() > end) {
                throw new PowerCut();
            }
        });
        long next = first;
        try {
            while (true) {
                List<JournalLine> batch = Lines.random(run, next, next + random.nextInt(4));
                next += batch.size();
                store.append(batch);
                confirmed.addAll(batch);
            }
        } catch (PowerCut cut) {
            disk.crash();
            return next;
        }
    }

    /** What the full disk left of a segment that was begun goes at the next start; a power cut may bring it back. */
    @Test
    @Tag("F2")
    void whatADeletedSegmentHeldHidesNothingThatWasConfirmedSince() throws Exception {
        for (long run = seed; run < seed + SEEDS; run++) {
            SimulatedDisk disk = new SimulatedDisk(new Random(run));
            DirectoryLimits limits = DirectoryTester.SMALL.withSegmentBytes(1 << 13);
            DirectoryStore store = on(disk, limits);
            store.load(line -> {});
            store.append(Lines.random(run, 1, 3));
            disk.room(disk.written());
            List<JournalLine> tooMany = Lines.random(run, 4, 60);
            assertThatThrownBy(() -> store.append(tooMany)).isInstanceOf(IOException.class);
            assertThat(segments(disk)).hasSize(2);
            store.close();
            disk.room(Long.MAX_VALUE);

            DirectoryStore next = on(disk, limits);
            next.load(line -> {});
            assertThat(segments(disk)).hasSize(1);
            next.append(List.of(Lines.told(4, What.ACCEPTED)));
            disk.crash();

            assertThat(restart(disk)).as("seed %d", run).last().isEqualTo(Lines.told(4, What.ACCEPTED));
        }
    }

    /** Ends a process in the middle of a call. */
    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    @Tag("F1")
    void cutsATornTailAtEveryByte() throws Exception {
        byte[] whole = oneSegment(List.of(Lines.note(1), Lines.note(2), Lines.told(3, What.ACCEPTED), Lines.note(4)));
        List<Integer> ends = lineEnds(whole);
        for (int length = 0; length <= whole.length; length++) {
            for (byte[] behind : new byte[][] {new byte[300], "{\"v\":1,\"se".getBytes(UTF_8)}) {
                SimulatedDisk disk = new SimulatedDisk(new Random(seed));
                byte[] torn = Arrays.copyOf(whole, length + behind.length);
                System.arraycopy(behind, 0, torn, length, behind.length);
                disk.put("0000000000000000001-00.jsonl", torn);

                DirectoryStore store = on(disk);
                List<JournalLine> found = new ArrayList<>();
                store.load(found::add);
                int at = length;
                long good = ends.stream().filter(end -> end <= at).count();
                assertThat(found).as("seed %d, %d bytes", seed, length).hasSize((int) good);
                if (good > 0) {
                    int end = ends.get((int) good - 1);
                    assertThat(disk.bytes("0000000000000000001-00.jsonl"))
                            .as("%d bytes, cut", length)
                            .hasSize(end);
                }

                store.append(List.of(Lines.note(100)));
                store.close();
                assertThat(Lines.numbers(restart(disk))).hasSize((int) good + 1).endsWith(100L);
            }
        }
    }

    @Test
    @Tag("F4")
    void writesLinesOfAFailedForceAgainInANewSegment() throws Exception {
        for (long run = seed; run < seed + 50; run++) {
            SimulatedDisk disk = new SimulatedDisk(new Random(run));
            DirectoryStore store = on(disk, ROOMY);
            store.load(line -> {});
            store.append(Lines.random(run, 1, 3));
            failOnce(disk, "force");
            store.append(Lines.random(run, 4, 6));

            assertThat(segments(disk)).containsExactly("0000000000000000001-00.jsonl", "0000000000000000004-00.jsonl");
            assertThat(store.losses()).containsEntry("segment-given-up", 1L);
            disk.crash();
            assertThat(Lines.numbers(restart(disk))).as("seed %d", run).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        }
    }

    @Test
    @Tag("F4")
    void leavesNoSegmentBehindForEveryTryOnADiskThatCannotForce() throws Exception {
        SimulatedDisk disk = new SimulatedDisk(new Random(seed));
        DirectoryStore store = on(disk);
        store.load(line -> {});
        disk.fault(call -> {
            if (call.equals("force")) {
                throw new IOException("Input/output error");
            }
        });
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> store.append(List.of(Lines.note(1)))).isInstanceOf(IOException.class);
        }
        assertThat(segments(disk)).isEmpty();
    }

    @Test
    @Tag("F3")
    void cutsBackAndGoesOnInTheSameSegmentWhenAFullDiskHasRoomAgain() throws Exception {
        SimulatedDisk disk = new SimulatedDisk(new Random(seed));
        DirectoryStore store = on(disk, ROOMY);
        store.load(line -> {});
        disk.room(3_000); // less than a segment: it cannot be filled ahead
        store.append(List.of(Lines.note(1)));
        assertThatThrownBy(() -> store.append(List.of(Lines.note(2, "x".repeat(4_000)))))
                .hasMessageContaining("No space left");
        assertThat(new String(disk.bytes("0000000000000000001-00.jsonl"), UTF_8))
                .endsWith("}\n")
                .hasLineCount(1);
        disk.room(Long.MAX_VALUE);
        store.append(List.of(Lines.note(2), Lines.note(3)));
        store.close();

        assertThat(segments(disk)).hasSize(1);
        assertThat(Lines.numbers(restart(disk))).containsExactly(1L, 2L, 3L);
        assertThat(on(disk).losses()).isEmpty();
    }

    @Test
    @Tag("F5")
    void losesNothingWhicheverCallFails() throws Exception {
        for (int inARow : new int[] {1, 3}) {
            boolean reached = true;
            for (int failed = 1; reached; failed++) {
                SimulatedDisk disk = new SimulatedDisk(new Random(seed));
                disk.shortWrites();
                int first = failed;
                disk.fault(call -> {
                    int now = disk.calls().size();
                    if (now >= first && now < first + inARow) {
                        throw new IOException("call " + now + ", " + call + ", is planted to fail");
                    }
                });
                long written = 0;
                for (int life = 0; life < 3; life++) {
                    written = live(disk, written);
                }
                reached = disk.calls().size() >= failed; // the first run without a failure is the last
                assertThat(reached || failed > 100).as("%d calls", failed).isTrue();
                disk.fault(call -> {});
                assertThat(Lines.numbers(restart(disk)))
                        .as("call %d and %d after it", failed, inARow - 1)
                        .hasSize((int) written)
                        .isSorted()
                        .doesNotHaveDuplicates();
            }
        }
    }

    /** One process that appends twelve lines, trying again as the journal does. */
    private static long live(SimulatedDisk disk, long before) {
        DirectoryStore store = on(disk);
        retry(() -> store.load(line -> {}));
        for (long seq = before + 1; seq <= before + 12; seq += 3) {
            List<JournalLine> batch = List.of(Lines.note(seq), Lines.note(seq + 1), Lines.note(seq + 2));
            retry(() -> store.append(batch));
        }
        retry(store::close);
        return before + 12;
    }

    private interface Call {
        void run() throws IOException;
    }

    private static void retry(Call call) {
        for (int tries = 0; tries < 10; tries++) {
            try {
                call.run();
                return;
            } catch (IOException planted) {
                assertThat(planted).hasMessageContaining("planted");
            }
        }
        throw new AssertionError("still failing after the planted failures");
    }

    private static void failOnce(SimulatedDisk disk, String what) {
        boolean[] done = {false};
        disk.fault(call -> {
            if (call.equals(what) && !done[0]) {
                done[0] = true;
                throw new IOException("Input/output error");
            }
        });
    }

    private static byte[] oneSegment(List<JournalLine> lines) throws IOException {
        SimulatedDisk disk = new SimulatedDisk(new Random(1));
        DirectoryStore store = on(disk, ROOMY);
        store.load(line -> {});
        store.append(lines);
        store.close();
        return disk.bytes("0000000000000000001-00.jsonl");
    }

    private static List<Integer> lineEnds(byte[] bytes) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                ends.add(i + 1);
            }
        }
        return ends;
    }
}
