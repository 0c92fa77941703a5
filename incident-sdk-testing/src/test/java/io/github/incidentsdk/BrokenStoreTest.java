package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.selfreport.Health.Status;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** F22: a store of the application's own that breaks, in whatever way, costs durability, says so, and hurts nobody. */
@Tag("F22")
@Timeout(240)
class BrokenStoreTest {

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();

    /** A list that is as durable as it says. */
    private static class Table implements IncidentStore {
        final List<JournalLine> lines = new ArrayList<>();

        @Override
        public long load(Consumer<JournalLine> into) throws IOException {
            lines.forEach(into);
            return lines.isEmpty() ? 0 : lines.get(lines.size() - 1).seq();
        }

        @Override
        public void append(List<JournalLine> appended) throws IOException {
            lines.addAll(appended);
        }

        @Override
        public List<JournalLine> read(long from, int max) throws IOException {
            return lines.stream().filter(line -> line.seq() >= from).limit(max).toList();
        }

        @Override
        public boolean durable() {
            return true;
        }

        @Override
        public void close() throws IOException {}
    }

    static Stream<Throwable> whateverIsThrown() {
        return Stream.of(
                new IOException("planted"),
                new IllegalStateException("planted"),
                new NoClassDefFoundError("planted"),
                new StackOverflowError("planted"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException thrown(Throwable any) throws T {
        throw (T) any;
    }

    @ParameterizedTest
    @MethodSource("whateverIsThrown")
    void whatCannotBeLoadedIsLeftAsItIsAndTheJournalIsInMemory(Throwable planted) throws Exception {
        List<JournalLine> before = written();
        Table table = new Table() {
            @Override
            public long load(Consumer<JournalLine> into) {
                into.accept(lines.get(0));
                throw BrokenStoreTest.<RuntimeException>thrown(planted);
            }
        };
        table.lines.addAll(before);
        try (IncidentManager manager = manager(table)) {
            CompletableFuture<Void> persisted =
                    manager.declare("flood").persisted().toCompletableFuture();
            time.advance(Duration.ofSeconds(1));

            assertThat(persisted).isCompletedExceptionally();
            assertThat(manager.journal().durable()).isFalse();
            assertThat(manager.health().status()).isEqualTo(Status.DEGRADED);
            assertThat(manager.health().troubles())
                    .singleElement()
                    .satisfies(trouble -> assertThat(trouble.why()).contains("cannot be read", "planted"));
            assertThat(sink.kinds()).contains("declared");
        }
        assertThat(table.lines).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {-7, 0, 1})
    void nothingIsAppendedBehindANumberThatCannotBeThatOfTheLastLine(long said) throws Exception {
        Table table = new Table() {
            @Override
            public long load(Consumer<JournalLine> into) throws IOException {
                super.load(into);
                return said;
            }
        };
        table.lines.addAll(written());
        assertThat(table.lines).hasSizeGreaterThan(1);
        List<JournalLine> before = List.copyOf(table.lines);
        try (IncidentManager manager = manager(table)) {
            manager.declare("flood");
            time.advance(Duration.ofSeconds(1));

            assertThat(manager.journal().durable()).isFalse();
            assertThat(manager.journal().trouble()).contains("cannot be read", "returned " + said);
            assertThat(manager.open()).hasSize(2);
        }
        assertThat(table.lines).isEqualTo(before);
    }

    /** What one declaration leaves in a store. */
    private List<JournalLine> written() {
        Table table = new Table();
        try (IncidentManager manager = manager(table)) {
            manager.declare("outage");
            time.advance(Duration.ofSeconds(1));
        }
        return table.lines;
    }

    @Test
    void nothingIsAppendedBehindANumberBelowZero() throws Exception {
        Table table = new Table() {
            @Override
            public long load(Consumer<JournalLine> into) {
                return -7;
            }
        };
        try (IncidentManager manager = manager(table)) {
            manager.declare("flood");
            time.advance(Duration.ofSeconds(1));

            assertThat(manager.journal().trouble()).contains("returned -7");
        }
        assertThat(table.lines).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("whateverIsThrown")
    void whatCannotBeAppendedIsToldAllTheSameAndAppendedLater(Throwable planted) throws Exception {
        boolean[] works = {false};
        Table table = new Table() {
            @Override
            public void append(List<JournalLine> appended) throws IOException {
                if (!works[0]) {
                    throw BrokenStoreTest.<RuntimeException>thrown(planted);
                }
                super.append(appended);
            }
        };
        try (IncidentManager manager = manager(table)) {
            Incident incident = manager.declare("outage");
            CompletableFuture<Void> persisted = incident.persisted().toCompletableFuture();
            time.advance(Duration.ofSeconds(15));

            assertThat(persisted).isCompletedExceptionally();
            assertThat(sink.kinds()).containsExactly("declared");
            assertThat(manager.journal().counts().failedWrites()).isPositive();
            assertThat(manager.journal().trouble()).contains("planted");
            assertThat(manager.health().status()).isEqualTo(Status.DEGRADED);

            works[0] = true;
            time.advance(Duration.ofMinutes(1));
            assertThat(manager.health().status()).isEqualTo(Status.UP);
            assertThat(table.lines).isNotEmpty();
            persisted = incident.persisted().toCompletableFuture();
            time.advance(Duration.ofSeconds(1));
            assertThat(persisted).isCompleted().isNotCompletedExceptionally();
        }
    }

    @ParameterizedTest
    @MethodSource("whateverIsThrown")
    void whatItCannotSayOfItselfIsNobodyElsesProblem(Throwable planted) throws Exception {
        Table table = new Table() {
            @Override
            public boolean durable() {
                throw BrokenStoreTest.<RuntimeException>thrown(planted);
            }

            @Override
            public String problem() {
                throw BrokenStoreTest.<RuntimeException>thrown(planted);
            }

            @Override
            public long bytes() {
                throw BrokenStoreTest.<RuntimeException>thrown(planted);
            }

            @Override
            public Map<String, Long> losses() {
                throw BrokenStoreTest.<RuntimeException>thrown(planted);
            }

            @Override
            public void close() {
                throw BrokenStoreTest.<RuntimeException>thrown(planted);
            }
        };
        try (IncidentManager manager = manager(table)) {
            CompletableFuture<Void> persisted =
                    manager.declare("outage").persisted().toCompletableFuture();
            time.advance(Duration.ofSeconds(1));

            assertThat(persisted).isCompletedExceptionally();
            assertThat(manager.journal().durable()).isFalse();
            assertThat(manager.journal().trouble()).contains("durable()", "planted");
            assertThat(manager.journal().counts().bytes()).isZero();
            assertThat(manager.journal().dropped()).isEmpty();
            assertThat(manager.health().status()).isEqualTo(Status.DEGRADED);
            assertThat(sink.kinds()).containsExactly("declared");
        }
        assertThat(table.lines).isNotEmpty();
    }

    @Test
    void lossesThatAreNoneAreNone() throws Exception {
        Map<String, Long> unsaid = new HashMap<>();
        unsaid.put("row-lost", null);
        assertNoLosses(unsaid);
        assertNoLosses(null);
    }

    private void assertNoLosses(Map<String, Long> losses) throws Exception {
        Table table = new Table() {
            @Override
            public Map<String, Long> losses() {
                return losses;
            }
        };
        try (IncidentManager manager = manager(table)) {
            manager.declare("outage");
            time.advance(Duration.ofSeconds(1));

            assertThat(manager.journal().dropped()).isEmpty();
            assertThat(manager.health().status()).isEqualTo(Status.UP);
        }
    }

    private IncidentManager manager(IncidentStore store) {
        return Desk.manager(time, sink).store(store).build();
    }
}
