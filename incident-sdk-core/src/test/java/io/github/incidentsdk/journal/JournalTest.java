package io.github.incidentsdk.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Acknowledged;
import io.github.incidentsdk.model.IncidentEvent.Declared;
import io.github.incidentsdk.model.IncidentEvent.Noted;
import io.github.incidentsdk.model.IncidentEvent.Observed;
import io.github.incidentsdk.model.IncidentEvent.Reopened;
import io.github.incidentsdk.model.IncidentEvent.Resolved;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentEvent.StateKept;
import io.github.incidentsdk.model.Resolution;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static final Duration GATHER = Duration.ofMillis(5);

    private final HandDriven worker = new HandDriven();
    private final ListStore store = new ListStore();
    private final List<JournalLine> followed = new ArrayList<>();

    @Test
    void numbersStoresAndShowsWhatItTakes() throws Exception {
        Journal journal = begun(10);
        record(journal, "i-1", 1, Declared::new);
        record(journal, "i-1", 2, Acknowledged::new);
        worker.run();
        worker.advance(GATHER);

        assertThat(Lines.numbers(store.lines)).containsExactly(1L, 2L);
        assertThat(followed).isEqualTo(store.lines);
        assertThat(journal.read(1, 10)).isEqualTo(store.lines);
        assertThat(journal.read(2, 10)).hasSize(1);
        assertThat(journal.lastSeq()).isEqualTo(2);
        assertThat(journal.counts()).isEqualTo(new JournalCounts(2, 0, 0, 0, 0, 0));
    }

    @Test
    void gathersForAMomentUnlessSomebodyWaits() throws Exception {
        Journal journal = begun(1_000);
        record(journal, "i-1", 1, Declared::new);
        worker.run();
        assertThat(worker.untilDue()).isEqualTo(GATHER);
        record(journal, "i-1", 2, Acknowledged::new);
        assertThat(worker.isWoken()).isFalse();
        worker.run();
        assertThat(store.lines).isEmpty();

        CompletionStage<Void> persisted = journal.persisted();
        worker.run();

        assertThat(store.appends).containsExactly(2);
        assertThat(persisted).isCompleted();
    }

    @Test
    void followersKnowALineBeforeWhoeverWaitsForIt() throws Exception {
        Journal journal = begun(10);
        record(journal, "i-1", 1, Declared::new);
        List<Integer> followedThen = new ArrayList<>();
        CompletionStage<Void> asked = journal.written().thenRun(() -> followedThen.add(followed.size()));
        worker.run();

        assertThat(asked).isCompleted();
        assertThat(followedThen).containsExactly(1);
    }

    @Test
    void storesAtOnceWhenManyCameIn() throws Exception {
        Journal journal = begun(1_000);
        for (int seq = 1; seq <= 300; seq++) {
            record(journal, "i-1", seq, Acknowledged::new);
        }
        worker.run();

        assertThat(store.appends).containsExactly(256, 44);
    }

    @Test
    void goesOnBehindWhatTheStoreHolds() throws Exception {
        store.lines.addAll(Lines.random(1, 1, 7));
        Journal journal = new Journal(store, 10, worker);
        List<JournalLine> restored = new ArrayList<>();
        journal.load(restored::add);
        journal.follow(followed::addAll);
        journal.begin();
        record(journal, "i-1", 1, Declared::new);
        worker.run();
        worker.advance(GATHER);

        assertThat(Lines.numbers(restored)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(Lines.numbers(followed)).containsExactly(8L);
        assertThat(journal.read(6, 10)).hasSize(3);
    }

    @Test
    void writesWhatWasRecordedBeforeItBegan() throws Exception {
        Journal journal = new Journal(store, 10, worker);
        journal.load(line -> {});
        record(journal, "i-1", 1, Declared::new);
        journal.begin();
        worker.run();
        worker.advance(GATHER);

        assertThat(store.lines).hasSize(1);
    }

    @Test
    void dropsNotesAndKeepsTheStateOfTheRestWhenTheQueueIsFull() throws Exception {
        Journal journal = begun(2);
        record(journal, "i-1", 1, Declared::new);
        record(journal, "i-2", 1, Declared::new);
        record(journal, "i-1", 2, stamp -> new Noted(stamp, "lost"));
        record(journal, "i-2", 2, stamp -> new Observed(stamp, 3, Map.of()));
        record(journal, "i-1", 3, Acknowledged::new);
        record(journal, "i-1", 4, stamp -> new Noted(stamp, "lost too"));
        record(journal, "i-1", 5, stamp -> new Resolved(stamp, Resolution.RESOLVED, "over"));
        record(journal, "i-3", 1, Declared::new);
        assertThat(journal.counts().dirty()).isEqualTo(2);
        CompletionStage<Void> persisted = journal.persisted();
        worker.run();

        assertThat(store.lines)
                .extracting(line -> about((Happened) line))
                .containsExactly("i-1 1 declared", "i-2 1 declared", "i-3 1 state-kept", "i-1 5 state-kept");
        assertThat(journal.dropped()).isEqualTo(Map.of("queue-full", 3L, "folded", 3L));
        assertThat(persisted).isCompleted();

        record(journal, "i-1", 6, Acknowledged::new);
        worker.run();
        worker.advance(GATHER);
        assertThat(about((Happened) store.lines.get(4))).isEqualTo("i-1 6 acknowledged");
    }

    @Test
    void doesNotConfirmAnIncidentWhoseStateFoundNoRoom() throws Exception {
        Journal journal = begun(new Room(2, 1));
        record(journal, "i-0", 1, Declared::new);
        record(journal, "i-1", 1, Declared::new);
        record(journal, "i-2", 1, Declared::new);
        record(journal, "i-3", 1, Declared::new);
        CompletionStage<Void> kept =
                journal.persisted(Lines.line(1, "i-2", Declared::new).incident());
        CompletionStage<Void> lost =
                journal.persisted(Lines.line(1, "i-3", Declared::new).incident());
        worker.run();

        assertThat(journal.dropped()).isEqualTo(Map.of("folded", 1L, "too-many-dirty", 1L));
        assertThat(kept).isCompleted();
        assertThatThrownBy(() -> get(lost)).hasMessageContaining("no room to keep the incident");

        record(journal, "i-3", 2, Acknowledged::new);
        CompletionStage<Void> madeUpFor =
                journal.persisted(Lines.line(2, "i-3", Acknowledged::new).incident());
        worker.run();
        assertThat(madeUpFor).isCompleted();
    }

    @Test
    void neverWritesTheStateOfAnIncidentBeforeItsEarlierEvents() throws Exception {
        Journal journal = begun(3);
        for (int seq = 1; seq <= 9; seq++) {
            record(journal, "i-1", seq, Acknowledged::new);
        }
        worker.run();
        worker.advance(GATHER);

        assertThat(store.lines)
                .extracting(line -> ((Happened) line).event().stamp().seq())
                .containsExactly(1L, 2L, 3L, 9L);
        assertThat(((Happened) store.lines.get(3)).event()).isInstanceOf(StateKept.class);
    }

    @Test
    void gathersForAsLongAsItIsTold() throws Exception {
        Journal journal = new Journal(store, new Room(10, 10), Duration.ofMillis(70), worker);
        journal.load(line -> {});
        journal.begin();
        worker.run();
        record(journal, "i-1", 1, Declared::new);
        worker.run();
        assertThat(worker.untilDue()).isEqualTo(Duration.ofMillis(70));

        worker.advance(Duration.ofMillis(69));
        assertThat(store.lines).isEmpty();
        worker.advance(Duration.ofMillis(1));
        assertThat(store.lines).hasSize(1);
    }

    @Test
    void takesReceiptsWhereEventsFindNoRoomAndRefusesThemInTheEnd() throws Exception {
        Journal journal = begun(2);
        record(journal, "i-1", 1, Declared::new);
        record(journal, "i-1", 2, Acknowledged::new);
        CompletionStage<Void> third = journal.append(told());
        CompletionStage<Void> fourth = journal.append(told());
        CompletionStage<Void> fifth = journal.append(told());

        assertThat(fifth).isCompletedExceptionally();
        assertThat(journal.dropped()).isEqualTo(Map.of("receipt-refused", 1L));
        worker.run();
        assertThat(third).isCompleted();
        assertThat(fourth).isCompleted();
        assertThat(store.lines).hasSize(4);
    }

    @Test
    void saysThatAJournalInMemoryPersistsNothing() throws Exception {
        Journal journal = new Journal(new MemoryStore(), 10, worker);
        journal.load(line -> {});
        journal.begin();
        record(journal, "i-1", 1, Declared::new);
        CompletionStage<Void> written = journal.written();
        worker.run();

        assertThat(written).isCompleted();
        assertThat(journal.trouble()).isNull();
        assertThatThrownBy(() -> get(journal.persisted()))
                .cause()
                .isInstanceOf(NotPersistedException.class)
                .hasMessageContaining("journal.directory");

        Journal instead = new Journal(MemoryStore.insteadOf("/data is read-only"), 10, worker);
        assertThat(instead.trouble()).isEqualTo("/data is read-only");
        assertThatThrownBy(() -> get(instead.persisted())).hasMessageContaining("/data is read-only");
    }

    @Test
    void goesOnInMemoryWhileTheStoreFailsAndStoresAllWhenItWorksAgain() throws Exception {
        Journal journal = begun(10);
        store.failure = new IOException("No space left on device");
        record(journal, "i-1", 1, Declared::new);
        CompletionStage<Void> persisted = journal.persisted();
        CompletionStage<Void> receipt = journal.append(told());
        worker.run();

        assertThatThrownBy(() -> get(persisted))
                .hasMessageContaining("No space left")
                .hasMessageContaining("in memory");
        assertThat(receipt).isCompletedExceptionally();
        assertThat(journal.trouble()).contains("No space left");
        assertThat(Lines.numbers(followed)).containsExactly(1L, 2L);
        assertThat(journal.read(1, 10)).hasSize(2);
        assertThat(journal.counts()).isEqualTo(new JournalCounts(0, 1, 0, 2, 0, 0));

        record(journal, "i-1", 2, Acknowledged::new);
        worker.run();
        worker.advance(GATHER);
        assertThat(followed).hasSize(3);
        assertThat(journal.counts().failedWrites()).isEqualTo(1);

        store.failure = null;
        worker.advance(Duration.ofMillis(100));
        assertThat(store.lines).isEqualTo(followed);
        assertThat(Lines.numbers(followed)).containsExactly(1L, 2L, 3L);
        assertThat(journal.trouble()).isNull();
        assertThat(journal.counts()).isEqualTo(new JournalCounts(3, 1, 0, 0, 0, 0));
    }

    @Test
    void promisesNothingForAStoreThatWillNotBeDurableAgain() throws Exception {
        ListStore gone = new ListStore() {
            @Override
            public boolean durable() {
                return failure == null;
            }
        };
        Journal journal = new Journal(gone, 10, worker);
        journal.load(line -> {});
        journal.begin();
        gone.failure = new IOException("the directory was deleted; restart the process");
        CompletionStage<Void> receipt = journal.append(told());
        worker.run();

        assertThatThrownBy(() -> get(receipt))
                .hasMessageContaining("restart the process; it is kept in memory and lost with the process")
                .hasMessageNotContaining("works again");
    }

    @Test
    void triesAFailingStoreAgainAfterGrowingPauses() throws Exception {
        Journal journal = begun(10);
        store.failure = new IOException("planted");
        record(journal, "i-1", 1, Declared::new);
        worker.run();
        worker.advance(GATHER);

        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            pauses.add(worker.untilDue().toMillis());
            worker.advance(worker.untilDue());
        }
        assertThat(pauses)
                .containsExactly(100L, 200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 12_800L, 25_600L, 30_000L, 30_000L);
        assertThat(journal.counts().failedWrites()).isEqualTo(12);
    }

    @Test
    void boundsWhatItKeepsForAFailingStoreAndKeepsTheStateOfEveryIncident() throws Exception {
        Journal journal = begun(1_000);
        store.failure = new IOException("planted");
        for (int i = 0; i < 200; i++) {
            for (int n = 1; n <= 100; n++) {
                record(journal, "i-" + i, n, Acknowledged::new);
            }
            worker.advance(GATHER);
        }
        assertThat(followed).hasSize(20_000);
        assertThat(journal.counts().unstored()).isLessThanOrEqualTo(10_000);
        assertThat(journal.dropped().get("store-failed")).isGreaterThan(9_000);

        store.failure = null;
        worker.advance(Duration.ofSeconds(30));
        Map<String, Long> newest = new HashMap<>();
        store.lines.forEach(line -> newest.put(
                ((Happened) line).incident().id(),
                ((Happened) line).event().stamp().seq()));
        assertThat(newest).hasSize(200).allSatisfy((id, seq) -> assertThat(seq).isEqualTo(100));
    }

    @Test
    void keepsQuietIncidentsHoweverManyLinesAndReceiptsOthersHaveWhileTheStoreFails() throws Exception {
        Journal journal = begun(30_000);
        store.failure = new IOException("planted");
        for (int i = 0; i < 20; i++) {
            record(journal, "quiet-" + i, 1, Declared::new);
        }
        for (int i = 0; i < 5; i++) {
            Happened end = Lines.end(2, "quiet-" + i);
            journal.record(end.event(), end.incident());
        }
        for (int n = 1; n <= 14_000; n++) {
            record(journal, "chat", n, stamp -> new Noted(stamp, "look"));
            journal.append(told());
            if (n % 1_000 == 0) {
                worker.run();
            }
        }
        assertThat(journal.counts().unstored()).isLessThanOrEqualTo(10_000);

        store.failure = null;
        worker.advance(Duration.ofSeconds(30));
        Map<String, Boolean> open = new HashMap<>();
        Lines.happened(store.lines)
                .forEach(line -> open.put(line.incident().id(), line.incident().isOpen()));
        assertThat(open).hasSize(21);
        assertThat(open.values().stream().filter(isOpen -> isOpen)).hasSize(16);
        assertThat(journal.dropped()).containsOnlyKeys("store-failed");
        CompletionStage<Void> persisted =
                journal.persisted(Lines.line(1, "quiet-7", Declared::new).incident());
        worker.run();
        assertThat(persisted).isCompleted();
    }

    @Test
    void keepsEveryOpenIncidentAlsoWhereThereAreMoreThanLinesFindRoom() throws Exception {
        Journal journal = begun(30_000);
        store.failure = new IOException("planted");
        for (int i = 0; i < 11_000; i++) {
            record(journal, "i-" + i, 1, Declared::new);
            record(journal, "i-" + i, 2, Acknowledged::new);
            if (i % 1_000 == 0) {
                worker.advance(GATHER);
            }
        }
        worker.advance(GATHER);
        assertThat(journal.dropped()).containsKey("store-failed");
        assertThat(journal.counts().unstored()).isLessThanOrEqualTo(16_000);

        store.failure = null;
        worker.advance(Duration.ofSeconds(30));
        assertThat(Lines.happened(store.lines).map(line -> line.incident().id()).distinct())
                .hasSize(11_000);
    }

    @Test
    void neverConfirmsAnIncidentForWhichThereWasNoRoomAndKeepsTheEndOfOneThatTheStoreHasAsOpen() throws Exception {
        Journal journal = begun(30_000);
        record(journal, "stored", 1, Declared::new);
        worker.run();
        worker.advance(GATHER);
        store.failure = new IOException("planted");
        Happened end = Lines.end(2, "stored");
        journal.record(end.event(), end.incident());
        for (int i = 0; i < 10_257; i++) {
            Happened over = Lines.end(1, "i-" + i);
            journal.record(over.event(), over.incident());
        }
        worker.run();
        assertThat(journal.dropped()).containsEntry("incident-lost", 2L).containsEntry("store-failed", 2L);

        store.failure = null;
        worker.advance(Duration.ofSeconds(30));
        assertThat(Lines.happened(store.lines).map(line -> line.incident().id()))
                .hasSize(10_257)
                .contains("stored", "i-0") // the store may have taken some of the first lines before it failed
                .doesNotContain("i-255", "i-256");
        CompletionStage<Void> lost = journal.persisted(Lines.end(1, "i-255").incident());
        CompletionStage<Void> kept = journal.persisted(Lines.end(1, "i-257").incident());
        worker.run();
        assertThat(kept).isCompleted();
        assertThatThrownBy(() -> get(lost))
                .cause()
                .isInstanceOf(NotPersistedException.class)
                .hasMessageContaining("no room");

        record(journal, "i-255", 2, Reopened::new);
        CompletionStage<Void> back =
                journal.persisted(Lines.line(2, "i-255", Reopened::new).incident());
        worker.run();
        assertThat(back).as("it came back and is stored").isCompletedWithValue(null);
    }

    @Test
    void appendsNothingToAStoreThatCannotBeRead() throws Exception {
        store.unreadable = true;
        Journal journal = new Journal(store, 10, worker);
        assertThatThrownBy(() -> journal.load(line -> {})).hasMessage("planted");
        journal.begin();
        record(journal, "i-1", 1, Declared::new);
        worker.run();

        assertThat(store.lines).isEmpty();
        assertThat(store.closed).isTrue();
        assertThat(journal.read(1, 10)).hasSize(1);
        assertThat(journal.trouble()).contains("planted");
        assertThat(journal.durable()).isFalse();
    }

    @Test
    void outlivesAFollowerThatThrows() throws Exception {
        Journal journal = new Journal(store, 10, worker);
        journal.follow(lines -> {
            throw new IllegalStateException("planted");
        });
        journal.follow(followed::addAll);
        journal.begin();
        record(journal, "i-1", 1, Declared::new);
        worker.run();

        assertThat(followed).hasSize(1);
        assertThat(journal.dropped()).containsEntry("listener-failed", 1L);
    }

    @Test
    void readsOldLinesFromTheStoreAndNewOnesFromMemory() throws Exception {
        Journal journal = begun(5_000);
        for (int seq = 1; seq <= 3_000; seq++) {
            record(journal, "i-1", seq, Acknowledged::new);
        }
        worker.run();
        store.lines.subList(0, 100).clear(); // aged out

        List<JournalLine> all = new ArrayList<>();
        long from = 1;
        for (List<JournalLine> some = journal.read(from, 100); !some.isEmpty(); some = journal.read(from, 100)) {
            all.addAll(some);
            from = some.get(some.size() - 1).seq() + 1;
        }
        assertThat(all).isEqualTo(store.lines);
    }

    @Test
    void writesWhatIsLeftWhenItCloses() throws Exception {
        Journal journal = begun(2);
        record(journal, "i-1", 1, Declared::new);
        record(journal, "i-1", 2, Acknowledged::new);
        record(journal, "i-1", 3, Acknowledged::new);
        CompletionStage<Void> persisted = journal.persisted();
        journal.close(Duration.ofSeconds(10));
        journal.close(Duration.ofSeconds(10));

        assertThat(store.lines).hasSize(3);
        assertThat(store.closed).isTrue();
        assertThat(persisted).isCompleted();

        record(journal, "i-1", 4, Acknowledged::new);
        assertThat(journal.persisted()).isCompletedExceptionally();
        assertThat(journal.append(told())).isCompletedExceptionally();
        assertThat(journal.dropped()).containsEntry("after-close", 1L).containsEntry("receipt-refused", 1L);
        assertThat(store.lines).hasSize(3);
    }

    @Test
    void countsWhatAStoreThatStillFailsTakesToTheGrave() throws Exception {
        Journal journal = begun(10);
        store.failure = new IOException("planted");
        record(journal, "i-1", 1, Declared::new);
        CompletionStage<Void> persisted = journal.persisted();
        journal.close(Duration.ofSeconds(10));

        assertThat(persisted).isCompletedExceptionally();
        assertThat(journal.dropped()).containsEntry("store-failed", 1L);
        assertThat(followed).hasSize(1);
    }

    private Journal begun(int queue) throws Exception {
        return begun(new Room(queue, Room.INCIDENTS));
    }

    private Journal begun(Room room) throws Exception {
        Journal journal = new Journal(store, room, GATHER, worker);
        journal.load(line -> {});
        journal.follow(followed::addAll);
        journal.begin();
        worker.run();
        return journal;
    }

    private static void record(Journal journal, String id, long seq, Function<Stamp, IncidentEvent> event) {
        Happened line = Lines.line(seq, id, event);
        journal.record(line.event(), line.incident());
    }

    private static String about(Happened line) {
        return line.incident().id() + " " + line.event().stamp().seq() + " "
                + line.event().kind();
    }

    private static Told told() {
        return Lines.told(0, What.ENGAGED);
    }

    private static void get(CompletionStage<Void> stage) throws Exception {
        ((CompletableFuture<Void>) stage).get(10, SECONDS);
    }
}
