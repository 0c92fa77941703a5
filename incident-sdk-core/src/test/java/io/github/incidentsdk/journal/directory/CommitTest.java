package io.github.incidentsdk.journal.directory;

import static io.github.incidentsdk.journal.directory.DirectoryTester.on;
import static io.github.incidentsdk.journal.directory.DirectoryTester.restart;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Many lines share one force, as many as a commit may hold. */
class CommitTest {

    private static final DirectoryLimits ROOMY =
            DirectoryTester.SMALL.withSegmentBytes(1 << 20).withCommitBytes(8 * 1024);

    private final SimulatedDisk disk = new SimulatedDisk(new Random());

    @Test
    void forcesOnceForAllThatOneCommitHolds() throws Exception {
        DirectoryStore store = opened();
        int before = forces();
        store.append(notes(2, 12, 100)); // some 6 KiB

        assertThat(forces() - before).isEqualTo(1);
    }

    @Test
    void writesNoMoreAtOnceThanACommitMayHold() throws Exception {
        DirectoryStore store = opened();
        List<Integer> commits = new ArrayList<>();
        int[] length = {disk.written()};
        disk.fault(call -> {
            if (call.equals("force")) {
                commits.add(disk.written() - length[0]);
                length[0] = disk.written();
            }
        });
        store.append(notes(2, 41, 1_000));

        assertThat(commits).hasSizeGreaterThan(5).allMatch(bytes -> bytes <= 8 * 1024);
        assertThat(commits.subList(0, commits.size() - 1)).allMatch(bytes -> bytes > 6 * 1024);
        assertThat(Lines.numbers(store.read(1, 100))).hasSize(41);
    }

    @Test
    void writesALineThatIsLongerAlone() throws Exception {
        DirectoryStore store = opened();
        int before = forces();
        store.append(List.of(Lines.note(2), Lines.note(3, "x".repeat(16_000)), Lines.note(4)));

        assertThat(forces() - before).isEqualTo(3);
        assertThat(Lines.numbers(restart(disk))).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void doesNotWriteTwiceWhatWasDurableBeforeALaterCommitFailed() throws Exception {
        DirectoryStore store = opened();
        List<JournalLine> batch = notes(2, 21, 1_000);
        AtomicInteger writes = new AtomicInteger();
        disk.fault(call -> {
            if (call.equals("write") && writes.incrementAndGet() == 3) {
                throw new IOException("planted");
            }
        });
        assertThatThrownBy(() -> store.append(batch)).hasMessage("planted");
        store.append(batch);
        store.close();

        String text = new String(disk.bytes("0000000000000000001-00.jsonl"), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(21);
        assertThat(Lines.numbers(restart(disk)))
                .isEqualTo(LongStream.rangeClosed(1, 21).boxed().toList());
    }

    private DirectoryStore opened() throws IOException {
        DirectoryStore store = on(disk, ROOMY);
        store.load(line -> {});
        store.append(List.of(Lines.note(1)));
        return store;
    }

    private int forces() {
        return (int) disk.calls().stream().filter("force"::equals).count();
    }

    private static List<JournalLine> notes(long from, long to, int length) {
        return LongStream.rangeClosed(from, to)
                .<JournalLine>mapToObj(seq -> Lines.note(seq, "n".repeat(length)))
                .toList();
    }
}
