package io.github.incidentsdk.testing.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.incidentsdk.Incident;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link IncidentStore} keeps to; a test class takes it on by implementing it.
 *
 * <pre>{@code
 * class TableStoreTest implements IncidentStoreContract {
 *
 *     private final DataSource database = emptyDatabase();
 *
 *     @Override
 *     public IncidentStore store() {
 *         return new TableStore(database);
 *     }
 *
 *     @Override
 *     public IncidentStore reopened() {
 *         return new TableStore(database);
 *     }
 * }
 * }</pre>
 *
 * <p>The lines are those of a real manager. A store has to keep at least the last thousand; one that is not {@linkplain
 * IncidentStore#durable() durable} may have none of them after it was closed. A test that lasts longer than a minute fails.
 */
@Timeout(240)
public interface IncidentStoreContract {

    /** A store that keeps nothing yet; called once in each test, which closes it. */
    IncidentStore store() throws Exception;

    /** What the next process opens, after the store before was closed: on all that it kept, where it is durable. */
    IncidentStore reopened() throws Exception;

    /** Nothing was kept, so no number was given. */
    @Test
    default void beginsWithNothing() throws Exception {
        try (StoreUnderTest store = StoreUnderTest.of("store()", store())) {
            assertEquals(List.of(), store.load());
            assertEquals(0, store.highest());
            assertEquals(List.of(), store.read(0, 10));
            store.append(List.of());
            assertEquals(List.of(), store.read(0, 10));
        }
    }

    /** Every kind of line, with every kind of event and of receipt, comes back as it went in. */
    @Test
    default void givesBackEveryKindOfLine() throws Exception {
        List<JournalLine> lines = StoryLines.everyKind();
        try (StoreUnderTest store = StoreUnderTest.of("store()", store())) {
            store.load();
            store.appendOneByOne(lines.subList(0, 10));
            store.append(lines.subList(10, lines.size()));
            assertEquals(StoreUnderTest.texts(lines), store.read(0, 1_000));
        }
    }

    /** Texts as long as the limits let them be, in any script, are no reason to lose or to change a line. */
    @Test
    default void givesBackLongAndStrangeTexts() throws Exception {
        List<JournalLine> lines = StoryLines.strange();
        List<String> kept;
        try (StoreUnderTest store = StoreUnderTest.of("store()", store())) {
            store.load();
            store.append(lines);
            kept = store.read(0, 1_000);
            assertEquals(StoreUnderTest.texts(lines), kept);
        }
        if (isDurable()) {
            try (StoreUnderTest store = StoreUnderTest.of("reopened()", reopened())) {
                assertEquals(kept, store.load());
            }
        }
    }

    /** A reader asks for what is behind the last line that it has seen, for so many as it has room for; numbers may have gaps. */
    @Test
    default void readsFromAnyNumber() throws Exception {
        List<JournalLine> lines = new ArrayList<>();
        StoryLines.few(20).forEach(line -> lines.add(line.withSeq(line.seq() * 3)));
        try (StoreUnderTest store = StoreUnderTest.of("store()", store())) {
            store.load();
            store.append(lines.subList(0, 7));
            store.append(lines.subList(7, 20));
            for (long from = 0; from <= 62; from++) {
                long first = from;
                List<JournalLine> behind =
                        lines.stream().filter(line -> line.seq() >= first).toList();
                for (int most : new int[] {1, 5, 100}) {
                    List<JournalLine> wanted = behind.subList(0, Math.min(most, behind.size()));
                    assertEquals(
                            StoreUnderTest.texts(wanted),
                            store.read(from, most),
                            () -> "read(" + first + ", " + most + ")");
                }
            }
        }
    }

    /** An answer can be lost, so lines that are kept may come again, with others behind them: each is kept once. */
    @Test
    default void keepsLinesThatComeAgainOnce() throws Exception {
        List<JournalLine> lines = StoryLines.few(12);
        try (StoreUnderTest store = StoreUnderTest.of("store()", store())) {
            store.load();
            store.append(lines.subList(0, 6));
            store.append(lines.subList(3, 9));
            store.append(lines.subList(3, 9));
            store.append(lines.subList(9, 12));
            assertEquals(StoreUnderTest.texts(lines), store.read(0, 100));
        }
        if (isDurable()) {
            try (StoreUnderTest store = StoreUnderTest.of("reopened()", reopened())) {
                assertEquals(StoreUnderTest.texts(lines), store.load());
            }
        }
    }

    /** What was appended is there in the next process, in order, and numbers go on behind it; else it says that it is not. */
    @Test
    default void handsOverWhatItKeptToTheNextProcess() throws Exception {
        List<JournalLine> lines = StoryLines.few(30);
        try (StoreUnderTest store = StoreUnderTest.of("store()", store())) {
            store.load();
            store.append(lines.subList(0, 10));
        }
        for (int from = 10; from < 30; from += 10) {
            try (StoreUnderTest store = StoreUnderTest.of("reopened()", reopened())) {
                List<String> loaded = store.load();
                if (store.isDurable()) {
                    assertEquals(StoreUnderTest.texts(lines.subList(0, from)), loaded);
                    assertTrue(store.highest() >= from, "load() has to return the highest number that it kept");
                }
                store.append(lines.subList(from, from + 10));
                List<String> read = store.read(from + 1L, 100);
                assertEquals(StoreUnderTest.texts(lines.subList(from, from + 10)), read);
            }
        }
    }

    /** A lane reads while the writer appends: what it sees is in order, whole, and without gaps. */
    @Test
    default void isReadWhileItIsWritten() throws Exception {
        List<JournalLine> lines = StoryLines.few(120);
        try (StoreUnderTest store = StoreUnderTest.of("store()", store())) {
            store.load();
            CompletableFuture<List<String>> reading = new CompletableFuture<>();
            Thread reader = new Thread(() -> readAll(store, lines.size(), reading), "contract");
            reader.setDaemon(true);
            reader.start();
            for (int from = 0; from < lines.size(); from += 3) {
                store.append(lines.subList(from, from + 3));
            }
            assertEquals(StoreUnderTest.texts(lines), reading.get(50, TimeUnit.SECONDS));
        }
    }

    private void readAll(StoreUnderTest store, int many, CompletableFuture<List<String>> into) {
        try {
            List<String> read = new ArrayList<>();
            while (read.size() < many && !into.isDone()) {
                read.addAll(store.read(read.size() + 1L, 7));
                Thread.onSpinWait();
            }
            into.complete(read);
        } catch (Exception | AssertionError failed) {
            into.completeExceptionally(failed);
        }
    }

    /** A thread of the host that is interrupted may get an exception, and nobody else does. */
    @Test
    default void outlivesAReaderThatIsInterrupted() throws Exception {
        List<JournalLine> lines = StoryLines.few(6);
        try (StoreUnderTest store = StoreUnderTest.of("store()", store())) {
            store.load();
            store.append(lines.subList(0, 3));
            assertTrue(
                    Patience.comesBack(
                            () -> {
                                Thread.currentThread().interrupt();
                                store.read(0, 10);
                            },
                            thread -> {}),
                    "a reader that was interrupted did not come back");
            store.append(lines.subList(3, 6));
            assertEquals(StoreUnderTest.texts(lines), store.read(0, 10));
        }
    }

    /** Closing is harmless, also before anything was loaded and a second time. */
    @Test
    default void closesTwice() throws Exception {
        StoreUnderTest unused = StoreUnderTest.of("store()", store());
        unused.close();
        unused.close();
        StoreUnderTest used = StoreUnderTest.of("reopened()", reopened());
        used.load();
        used.append(StoryLines.few(1));
        used.close();
        used.close();
    }

    /** A store that works has nothing to complain of, and has lost nothing. */
    @Test
    default void saysThatAllIsWell() throws Exception {
        try (StoreUnderTest store = StoreUnderTest.of("store()", store())) {
            store.load();
            store.append(StoryLines.few(3));
            assertNull(store.problem());
            assertTrue(store.losses().isEmpty(), () -> "losses() of a store that works are " + store.losses());
        }
    }

    /** Behind a manager: what is open goes on in the next process, and its end reaches whoever was told of it. */
    @Test
    default void carriesIncidentsOverARestart() throws Exception {
        VirtualTime time = new VirtualTime();
        RecordingSink before = new RecordingSink();
        Incident incident;
        CompletableFuture<Void> persisted;
        boolean durable;
        try (IncidentStore store = store();
                IncidentManager manager = manager(store, time, before)) {
            durable = store.durable();
            incident = manager.declare("contract-restart");
            persisted = incident.persisted().toCompletableFuture();
            time.advance(Duration.ofSeconds(1));
            assertTrue(persisted.isDone(), "persisted() says nothing");
            assertEquals(List.of("declared"), before.kinds());
        }
        RecordingSink after = new RecordingSink();
        try (IncidentStore store = reopened();
                IncidentManager manager = manager(store, time, after)) {
            time.advance(Duration.ofSeconds(1));
            if (durable) {
                persisted.get();
                assertEquals(1, manager.open().size());
                Incident again = manager.declare("contract-restart");
                assertEquals(incident.id(), again.id());
                again.resolve("it is over");
                time.advance(Duration.ofSeconds(1));
                assertEquals(List.of("resolved"), after.kinds());
                assertFalse(after.accepted().stream().anyMatch(Delivery::opens), "the end was told as an opening");
            } else {
                assertThrows(ExecutionException.class, persisted::get, "persisted() of a store that is not durable");
                assertNotNull(manager.declare("contract-restart").id());
            }
        }
    }

    private static IncidentManager manager(IncidentStore store, VirtualTime time, RecordingSink sink) {
        return IncidentManager.builder()
                .service("contract")
                .instance("contract-0")
                .sink("recorded", sink)
                .selfReport(false)
                .store(store)
                .workers(time)
                .closeWithProcess(false)
                .build();
    }

    private boolean isDurable() throws Exception {
        try (IncidentStore store = reopened()) {
            return store.durable();
        }
    }
}
