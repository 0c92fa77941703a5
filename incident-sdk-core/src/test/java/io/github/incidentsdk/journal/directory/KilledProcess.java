package io.github.incidentsdk.journal.directory;

import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.Lines;
import io.github.incidentsdk.model.IncidentEvent.Noted;
import io.github.incidentsdk.time.Workers;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** A process that records for ever and prints the id of every event that was confirmed to be on the disk. */
final class KilledProcess {

    private static final int THREADS = 4;

    private KilledProcess() {}

    public static void main(String[] args) throws Exception {
        DirectoryLimits limits = DirectoryLimits.DEFAULTS.withSegmentBytes(256 * 1024);
        DirectoryStore store = DirectoryStore.open(Path.of(args[0]), limits);
        Journal journal = new Journal(store, 8_192, Workers.threads());
        journal.load(line -> {});
        journal.begin();
        PrintStream out = System.out;
        out.println("in " + store.directory().getFileName());
        for (int thread = 0; thread < THREADS; thread++) {
            String incident = args[1] + "-" + thread;
            AtomicLong seq = new AtomicLong();
            new Thread(() -> recordForEver(journal, incident, seq, out)).start();
        }
    }

    private static void recordForEver(Journal journal, String incident, AtomicLong seq, PrintStream out) {
        while (true) {
            String id = "";
            for (int burst = 0; burst < 3; burst++) {
                Happened line = Lines.line(seq.incrementAndGet(), incident, stamp -> new Noted(stamp, "n".repeat(200)));
                journal.record(line.event(), line.incident());
                id = line.event().stamp().eventId();
            }
            ((CompletableFuture<Void>) journal.persisted()).join();
            out.println(id);
        }
    }
}
