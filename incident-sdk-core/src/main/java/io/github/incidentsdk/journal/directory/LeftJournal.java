package io.github.incidentsdk.journal.directory;

import io.github.incidentsdk.journal.JournalLine;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The journal of a process that is gone, which nobody else may touch until this is closed; for one thread. */
public final class LeftJournal implements Closeable {

    private static final int AT_ONCE = 256;

    private final String name;
    private final DirectoryStore store;
    private final Claim claim;
    private final Archive archive;
    private Instant newest = Instant.EPOCH;

    LeftJournal(String name, DirectoryStore store, Disk disk, Archive archive) {
        this.name = name;
        this.store = store;
        this.claim = Claim.of(store.directory(), disk);
        this.archive = archive;
    }

    /** What its directory is called beside its neighbours. */
    public String name() {
        return name;
    }

    /** Hands over every good line, oldest first; once, before {@link #read}. */
    public void load(Consumer<JournalLine> into) throws IOException {
        store.loadAll(line -> {
            if (line.at().isAfter(newest)) {
                newest = line.at();
            }
            into.accept(line);
        });
    }

    /** Hands over every good line from number {@code from} on, oldest first, once more. */
    public void read(long from, Consumer<JournalLine> into) throws IOException {
        List<JournalLine> lines = store.read(from, AT_ONCE);
        while (!lines.isEmpty()) {
            lines.forEach(into);
            lines = store.read(lines.get(lines.size() - 1).seq() + 1, AT_ONCE);
        }
    }

    /** Whether a newer version wrote in it, so that this one cannot go on with it; once it was loaded. */
    public boolean isOfANewerVersion() {
        return store.isOfANewerVersion();
    }

    /** Leaves it as it was found, for another process to go on with. */
    public void leave() throws IOException {
        claim.drop();
    }

    /** All of it that matters is durable elsewhere: puts it into the archive, so that the directory is free for the next process. */
    public void archive() throws IOException {
        claim.done();
        archive.take(store.directory(), name, newest);
        claim.end();
    }

    /** Puts away what is left by a crash in {@link #archive}; false when that never began. */
    boolean isPutAway() throws IOException {
        boolean done = claim.isDone();
        if (done) {
            archive.takeRest(store.directory(), name);
            claim.end();
        }
        return done;
    }

    /** Lets go of it. */
    @Override
    public void close() throws IOException {
        store.close();
    }
}
