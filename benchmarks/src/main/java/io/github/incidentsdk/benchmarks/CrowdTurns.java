package io.github.incidentsdk.benchmarks;

import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.directory.DirectoryStore;
import io.github.incidentsdk.time.Workers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What a line on disk costs when 64 callers wait for one each, over and over; the ways take turns, as in {@link DurableTurns}.
 *
 * <p>The time of the turn over the lines it wrote, since callers who wait together are to get on together.
 */
final class CrowdTurns {

    private static final int CALLERS = 64;
    private static final int WARM_UP = 3;
    private static final int TURNS = 15;
    private static final Duration TURN = Duration.ofMillis(300);

    private CrowdTurns() {}

    private interface Append {
        void by(int caller) throws Exception;
    }

    /** One way, and what a line took in each of its turns. */
    private static final class Way {
        private final String name;
        private final Append append;
        private final List<Double> micros = new ArrayList<>();

        Way(String name, Append append) {
            this.name = name;
            this.append = append;
        }

        void turn(ExecutorService callers) throws Exception {
            long begin = System.nanoTime();
            long end = begin + TURN.toNanos();
            List<Callable<Long>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                int caller = i;
                calls.add(() -> linesUntil(end, caller));
            }
            long lines = 0;
            for (Future<Long> called : callers.invokeAll(calls)) {
                lines += called.get();
            }
            micros.add((System.nanoTime() - begin) / 1_000.0 / lines);
        }

        private long linesUntil(long end, int caller) throws Exception {
            long lines = 0;
            do {
                append.by(caller);
                lines++;
            } while (System.nanoTime() < end);
            return lines;
        }

        double median() {
            double[] sorted = micros.stream().mapToDouble(turn -> turn).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }

    /** Counts the forces: there is one for each append. */
    private static final class Counting implements IncidentStore {
        private final IncidentStore store;
        private long appends;
        private long lines;

        Counting(IncidentStore store) {
            this.store = store;
        }

        @Override
        public long load(Consumer<JournalLine> into) throws IOException {
            return store.load(into);
        }

        @Override
        public void append(List<JournalLine> more) throws IOException {
            appends++;
            lines += more.size();
            store.append(more);
        }

        @Override
        public List<JournalLine> read(long from, int max) throws IOException {
            return store.read(from, max);
        }

        @Override
        public boolean durable() {
            return store.durable();
        }

        @Override
        public void close() throws IOException {
            store.close();
        }
    }

    /** Prints the median of each way in microseconds a line, and how many forces a hundred lines took. */
    public static void main(String... none) throws Exception {
        Folder folder = new Folder();
        Counting store = new Counting(DirectoryStore.open(folder.resolve("journal"), AppendBenchmark.LIMITS));
        Journal journal = new Journal(store, Journal.DEFAULT_QUEUE, Workers.threads());
        journal.load(line -> {});
        journal.begin();
        Happened happened = JournalEvents.happened(1);
        AppendBenchmark bare = new AppendBenchmark();
        bare.open();
        OtherStores others = new OtherStores();
        others.connect(CALLERS);
        Lock turns =
                new ReentrantLock(true); // else whoever let go of it takes it again, and the others wait for nothing
        List<Way> ways = List.of(
                new Way("journal", caller -> {
                    journal.record(happened.event(), happened.incident());
                    journal.persisted().toCompletableFuture().join();
                }),
                new Way("force-each", caller -> inTurn(turns, bare::writeAndForce)),
                new Way("sqlite", caller -> inTurn(turns, () -> others.insert(bare.line()))),
                new Way("sqlite-each", caller -> others.insert(caller, bare.line())));
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        for (int i = 0; i < WARM_UP + TURNS; i++) {
            for (Way way : ways) {
                way.turn(callers);
            }
            if (i == WARM_UP - 1) {
                ways.forEach(way -> way.micros.clear());
                store.appends = 0;
                store.lines = 0;
            }
        }
        callers.shutdown();
        for (Way way : ways) {
            System.out.printf(Locale.ROOT, "%s %.2f%n", way.name, way.median());
        }
        journal.close(Duration.ofSeconds(5));
        System.out.printf(Locale.ROOT, "forces %.2f%n", 100.0 * store.appends / store.lines);
        others.close();
        bare.close();
        folder.close();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void inTurn(Lock turns, Work work) throws Exception {
        turns.lock();
        try {
            work.run();
        } finally {
            turns.unlock();
        }
    }
}
