package io.github.incidentsdk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.IncidentEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each test of a store's contract fails for a store that breaks it. */
class StoreContractBitesTest {

    /** Keeps to the contract in a map that outlives it; what a test breaks it overrides. */
    private static class Table implements IncidentStore {

        final NavigableMap<Long, JournalLine> rows;

        Table(NavigableMap<Long, JournalLine> rows) {
            this.rows = rows;
        }

        @Override
        public synchronized long load(Consumer<JournalLine> into) {
            rows.values().forEach(into);
            return rows.isEmpty() ? 0 : rows.lastKey();
        }

        @Override
        public synchronized void append(List<JournalLine> lines) throws IOException {
            lines.forEach(line -> rows.put(line.seq(), line));
        }

        @Override
        public synchronized List<JournalLine> read(long from, int max) throws IOException {
            return rows.tailMap(from, true).values().stream().limit(max).toList();
        }

        @Override
        public boolean durable() {
            return true;
        }

        @Override
        public void close() throws IOException {}
    }

    private static final class Contract implements IncidentStoreContract {
        private final Supplier<IncidentStore> stores;

        Contract(Supplier<IncidentStore> stores) {
            this.stores = stores;
        }

        @Override
        public IncidentStore store() {
            return stores.get();
        }

        @Override
        public IncidentStore reopened() {
            return stores.get();
        }
    }

    private static Contract over(Function<NavigableMap<Long, JournalLine>, IncidentStore> broken) {
        NavigableMap<Long, JournalLine> rows = new TreeMap<>();
        return new Contract(() -> broken.apply(rows));
    }

    private static void fails(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(Throwable.class);
    }

    @Test
    void aStoreThatKeepsToItPasses() throws Exception {
        over(Table::new).beginsWithNothing();
        over(Table::new).givesBackEveryKindOfLine();
        over(Table::new).givesBackLongAndStrangeTexts();
        over(Table::new).readsFromAnyNumber();
        over(Table::new).keepsLinesThatComeAgainOnce();
        over(Table::new).handsOverWhatItKeptToTheNextProcess();
        over(Table::new).isReadWhileItIsWritten();
        over(Table::new).outlivesAReaderThatIsInterrupted();
        over(Table::new).closesTwice();
        over(Table::new).saysThatAllIsWell();
        over(Table::new).carriesIncidentsOverARestart();
    }

    @Test
    void storesThatForget() {
        fails(() -> over(rows -> new Table(new TreeMap<>())).handsOverWhatItKeptToTheNextProcess());
        fails(() -> over(rows -> new Table(new TreeMap<>())).carriesIncidentsOverARestart());
        fails(() -> over(rows -> new Table(rows) {
                    @Override
                    public synchronized void append(List<JournalLine> lines) throws IOException {
                        super.append(lines.stream()
                                .filter(line -> !(line instanceof Told))
                                .toList());
                    }
                })
                .givesBackEveryKindOfLine());
        fails(() -> over(rows -> new Table(rows) {
                    @Override
                    public synchronized long load(Consumer<JournalLine> into) {
                        super.load(into);
                        return 0;
                    }
                })
                .handsOverWhatItKeptToTheNextProcess());
        fails(() -> over(rows -> new Table(rows) {
                    @Override
                    public boolean durable() {
                        return false; // which it is
                    }

                    @Override
                    public synchronized List<JournalLine> read(long from, int max) {
                        return List.of();
                    }
                })
                .handsOverWhatItKeptToTheNextProcess());
    }

    @Test
    void storesThatBeginWithSomething() {
        fails(() -> over(rows -> new Table(rows) {
                    @Override
                    public synchronized long load(Consumer<JournalLine> into) {
                        return 1;
                    }
                })
                .beginsWithNothing());
    }

    @Test
    void storesThatChangeTexts() {
        fails(() -> over(rows -> new Table(rows) {
                    @Override
                    public synchronized void append(List<JournalLine> lines) throws IOException {
                        for (JournalLine line : lines) {
                            if (line instanceof Happened happened) {
                                rows.put(
                                        line.seq(),
                                        new Happened(
                                                line.seq(),
                                                happened.event(),
                                                happened.incident().toBuilder()
                                                        .tags(Map.of())
                                                        .build()));
                            } else {
                                rows.put(line.seq(), line);
                            }
                        }
                    }
                })
                .givesBackLongAndStrangeTexts());
    }

    @Test
    void storesThatReadInTheirOwnWay() {
        fails(() -> over(rows -> new Table(rows) {
                    @Override
                    public synchronized List<JournalLine> read(long from, int max) throws IOException {
                        return super.read(from, max + 1);
                    }
                })
                .readsFromAnyNumber());
        fails(() -> over(rows -> new Table(rows) {
                    @Override
                    public synchronized List<JournalLine> read(long from, int max) throws IOException {
                        return super.read(from + 1, max);
                    }
                })
                .readsFromAnyNumber());
        fails(() -> over(rows -> new Table(rows) {
                    @Override
                    public synchronized List<JournalLine> read(long from, int max) throws IOException {
                        List<JournalLine> reversed = new ArrayList<>(super.read(from, max));
                        Collections.reverse(reversed);
                        return reversed;
                    }
                })
                .isReadWhileItIsWritten());
    }

    @Test
    void storesThatRefuseOrRepeatWhatComesAgain() {
        Set<Long> known = new HashSet<>();
        fails(() -> over(rows -> new Table(rows) {
                    @Override
                    public synchronized void append(List<JournalLine> lines) throws IOException {
                        for (JournalLine line : lines) {
                            if (!known.add(line.seq())) {
                                throw new IOException("duplicate key " + line.seq());
                            }
                        }
                        super.append(lines);
                    }
                })
                .keepsLinesThatComeAgainOnce());
    }

    @Test
    void storesThatAReaderCanBreak() {
        boolean[] broken = {false};
        fails(() -> over(rows -> new Table(rows) {
                    @Override
                    public synchronized List<JournalLine> read(long from, int max) throws IOException {
                        broken[0] |= Thread.currentThread().isInterrupted();
                        return super.read(from, max);
                    }

                    @Override
                    public synchronized void append(List<JournalLine> lines) throws IOException {
                        if (broken[0]) {
                            throw new IOException("the channel was closed by an interrupt");
                        }
                        super.append(lines);
                    }
                })
                .outlivesAReaderThatIsInterrupted());
    }

    @Test
    void storesThatCannotBeClosedTwice() {
        int[] closes = {0};
        fails(() -> over(rows -> new Table(rows) {
                    @Override
                    public void close() throws IOException {
                        if (++closes[0] == 2) {
                            throw new IOException("closed already");
                        }
                    }
                })
                .closesTwice());
    }

    @Test
    void storesThatComplainOfNothing() {
        fails(() -> over(rows -> new Table(rows) {
                    @Override
                    public Map<String, Long> losses() {
                        return Map.of("line-too-long", 0L);
                    }
                })
                .saysThatAllIsWell());
        fails(() -> over(rows -> new Table(rows) {
                    @Override
                    public String problem() {
                        return "";
                    }
                })
                .saysThatAllIsWell());
    }

    @Test
    void aTestClassThatReturnsNoStoreIsToldSo() {
        assertThatThrownBy(() -> new Contract(() -> null).beginsWithNothing())
                .isInstanceOf(AssertionError.class)
                .hasMessage("store() of the test class returned null; it has to return a store");
    }

    @Test
    void everyKindOfLineEventAndReceiptIsAmongTheLines() {
        Set<Class<?>> lines = new HashSet<>();
        Set<Class<?>> events = new HashSet<>();
        Set<What> receipts = new HashSet<>();
        for (JournalLine line : StoryLines.everyKind()) {
            lines.add(line.getClass());
            if (line instanceof Happened happened) {
                events.add(happened.event().getClass());
            } else if (line instanceof Told told) {
                receipts.add(told.what());
            }
        }
        assertThat(lines).containsExactlyInAnyOrder(JournalLine.class.getPermittedSubclasses());
        assertThat(events).containsExactlyInAnyOrder(IncidentEvent.class.getPermittedSubclasses());
        assertThat(receipts).containsExactlyInAnyOrder(What.values());
    }
}
