package io.github.incidentsdk.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.IncidentEvent.Acknowledged;
import io.github.incidentsdk.model.IncidentEvent.Noted;
import io.github.incidentsdk.time.Workers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads against a queue that is always full and a store that now and then fails. */
@Timeout(240)
class JournalLoadTest {

    private static final int THREADS = 4;
    private static final int EVENTS = 20_000;

    private final long seed = new Random().nextLong();

    @Test
    void keepsTheOrderAndTheNewestStateOfEveryIncident() throws Exception {
        ListStore store = new ListStore() {
            private final AtomicInteger calls = new AtomicInteger();

            @Override
            public synchronized void append(List<JournalLine> appended) throws IOException {
                if (calls.incrementAndGet() % 50 == 7) {
                    throw new IOException("planted");
                }
                super.append(appended);
            }
        };
        Journal journal = new Journal(store, 16, Workers.threads());
        journal.load(line -> {});
        List<JournalLine> followed = new ArrayList<>(); // by the writer alone, until it has ended
        journal.follow(followed::addAll);
        journal.begin();
        List<Long> lastStates = run(journal);
        journal.close(Duration.ofSeconds(60));

        assertThat(Lines.numbers(store.lines)).isSorted().doesNotHaveDuplicates();
        assertThat(Lines.numbers(followed)).isEqualTo(Lines.numbers(store.lines));
        Map<String, Long> newest = new HashMap<>();
        for (JournalLine line : store.lines) {
            Happened happened = (Happened) line;
            long seq = happened.event().stamp().seq();
            Long before = newest.put(happened.incident().id(), seq);
            assertThat(before == null || before < seq)
                    .as("order, seed %d", seed)
                    .isTrue();
        }
        for (int thread = 0; thread < THREADS; thread++) {
            assertThat(newest.get("i-" + thread)).as("seed %d", seed).isGreaterThanOrEqualTo(lastStates.get(thread));
        }
        long lost = journal.dropped().getOrDefault("queue-full", 0L)
                + journal.dropped().getOrDefault("folded", 0L)
                - store.lines.stream()
                        .filter(line -> ((Happened) line).event().kind().equals("state-kept"))
                        .count();
        assertThat(store.lines.size() + lost).as("seed %d", seed).isEqualTo((long) THREADS * EVENTS);
    }

    /** Returns the number of the last event of each thread's incident that a snapshot shows. */
    private List<Long> run(Journal journal) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        List<Future<Long>> threads = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            String incident = "i-" + thread;
            Random random = new Random(seed + thread);
            threads.add(pool.submit(() -> record(journal, incident, random)));
        }
        List<Long> last = new ArrayList<>();
        for (Future<Long> thread : threads) {
            last.add(thread.get());
        }
        pool.shutdown();
        return last;
    }

    private static long record(Journal journal, String incident, Random random) throws Exception {
        long last = 0;
        for (long seq = 1; seq <= EVENTS; seq++) {
            boolean note = random.nextInt(3) == 0;
            Happened line = Lines.line(seq, incident, stamp -> note ? new Noted(stamp, "") : new Acknowledged(stamp));
            journal.record(line.event(), line.incident());
            last = note ? last : seq;
            if (random.nextInt(1_000) == 0) {
                // Either way it ends soon, also when the store fails at the moment.
                ((CompletableFuture<Void>) journal.persisted())
                        .handle((done, failed) -> 0)
                        .get(60, SECONDS);
            }
        }
        return last;
    }
}
