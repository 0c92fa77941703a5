package io.github.incidentsdk.journal;

import io.github.incidentsdk.journal.JournalLosses.Reason;
import io.github.incidentsdk.journal.RecentLines.Thinned;
import io.github.incidentsdk.time.Step;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings numbered lines into the store and then before the listeners. While the store fails, lines are shown from memory, tried
 * again after growing pauses, and thinned out when memory is full.
 */
final class Storing {

    private static final Logger log = LoggerFactory.getLogger(Storing.class);
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(30);
    private static final int MOST_UNSTORED = 10_000;

    private IncidentStore store;
    private final RecentLines recent;
    private final Listeners listeners;
    private final JournalLosses losses;
    private final Waiting waiting = new Waiting();
    private final LostIncidents lost;
    private final AtomicLong stored = new AtomicLong();
    private final AtomicLong failedWrites = new AtomicLong();

    private long told;
    private long pause;
    private long nextTry;
    private volatile @Nullable String trouble;

    Storing(IncidentStore store, RecentLines recent, Listeners listeners, JournalLosses losses, LostIncidents lost) {
        this.store = store;
        this.recent = recent;
        this.listeners = listeners;
        this.losses = losses;
        this.lost = lost;
    }

    /** Adds a line that the store holds already. */
    void restored(JournalLine line) {
        recent.restored(line);
        told = line.seq();
    }

    /** Stores in {@code other} from now on; before the first line. */
    void useInstead(IncidentStore other) {
        store = other;
    }

    /** Adds a numbered line. */
    void add(JournalLine line) {
        recent.add(line);
    }

    /** Lets {@code waiter} know when lines up to {@code seq} are durable. */
    void whenDurable(long seq, CompletableFuture<Void> waiter) {
        waiting.add(seq, waiter);
    }

    /** Stores what is not stored yet, unless the store failed a moment ago. */
    void storeIfDue(long nowNanos) {
        if (trouble == null || nowNanos - nextTry >= 0) {
            IOException failure = storeAll();
            if (failure != null) {
                failed(failure, nowNanos);
            } else if (trouble != null) {
                log.info("the journal is stored again, with all that was kept in memory meanwhile");
                trouble = null;
            }
        }
        if (trouble != null) {
            goOnFromMemory();
        }
    }

    /** Returns why the store failed, or null when it has every line. */
    private @Nullable IOException storeAll() {
        List<JournalLine> batch = recent.nextToStore(JournalWriter.BATCH);
        while (!batch.isEmpty()) {
            try {
                store.append(batch);
            } catch (IOException failed) {
                return failed;
            }
            long last = batch.get(batch.size() - 1).seq();
            stored.addAndGet(batch.size());
            recent.stored(last);
            lost.stored(batch);
            tell(batch); // before who waits: a flush that goes on asks the lanes, which have to know of these lines
            waiting.durable(last);
            batch = recent.nextToStore(JournalWriter.BATCH);
        }
        waiting.durable(Long.MAX_VALUE);
        return null;
    }

    private void failed(IOException why, long nowNanos) {
        failedWrites.incrementAndGet();
        if (trouble == null) {
            log.warn("the journal cannot be stored; lines are kept in memory, told, and {}", fate(), why);
            pause = FIRST_PAUSE;
        } else {
            log.debug("the journal still cannot be stored", why);
            pause = Math.min(2 * pause, LONGEST_PAUSE);
        }
        nextTry = nowNanos + pause;
        trouble = "the journal cannot be stored: " + why;
    }

    private void goOnFromMemory() {
        waiting.fail(new NotPersistedException(trouble + "; it is kept in memory and " + fate()));
        recent.showAll();
        tell();
        makeRoom();
    }

    /** What becomes of lines in memory: a store that is not durable any more will not be before the next start. */
    private String fate() {
        return store.durable() ? "stored when it works again" : "lost with the process";
    }

    private void makeRoom() {
        Thinned thinned = recent.thinOut(MOST_UNSTORED);
        losses.add(Reason.STORE_FAILED, thinned.lines());
        if (!thinned.lost().isEmpty()) {
            lost.add(thinned.lost());
            losses.add(Reason.INCIDENT_LOST, thinned.lost().size());
            log.warn(
                    "memory is full: of {} incidents that are over nothing will be stored",
                    thinned.lost().size());
        }
    }

    /** Tells what lies in memory and was not told. */
    private void tell() {
        List<JournalLine> fresh = recent.readOldest(told + 1, JournalWriter.BATCH);
        while (!fresh.isEmpty()) {
            tell(fresh);
            fresh = recent.readOldest(told + 1, JournalWriter.BATCH);
        }
    }

    /** Of lines that were just stored, many may have been told from memory before; and many more may follow than it keeps. */
    private void tell(List<JournalLine> lines) {
        long before = told;
        List<JournalLine> fresh =
                lines.stream().filter(line -> line.seq() > before).toList();
        if (!fresh.isEmpty()) {
            told = fresh.get(fresh.size() - 1).seq();
            listeners.tell(fresh);
        }
    }

    /** When to try again, or {@link Step#WHEN_WOKEN}. */
    long nextTry() {
        return trouble == null ? Step.WHEN_WOKEN : nextTry;
    }

    /** What is wrong with the store; null when nothing is. */
    @Nullable
    String trouble() {
        return trouble;
    }

    long stored() {
        return stored.get();
    }

    long failedWrites() {
        return failedWrites.get();
    }

    /** Tries a last time and closes the store. */
    void close() {
        IOException failure = storeAll();
        if (failure != null) {
            failedWrites.incrementAndGet();
            losses.add(Reason.STORE_FAILED, recent.unstored());
            log.warn("the journal is closed with {} lines that could not be stored", recent.unstored(), failure);
            recent.showAll();
            tell();
        }
        waiting.fail(new NotPersistedException("the journal was closed before it could be stored"));
        try {
            store.close();
        } catch (IOException unclosed) {
            log.warn("the journal's store did not close cleanly; what was stored before is", unclosed);
        }
    }
}
