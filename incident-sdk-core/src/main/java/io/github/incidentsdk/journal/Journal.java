package io.github.incidentsdk.journal;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every event: takes it in without waiting, and one worker writes what has gathered and tells who follows.
 *
 * <p>In this order: {@link #load}, {@link #follow}, {@link #begin}, {@link #close}. Safe for all threads from {@link #begin} on;
 * what is recorded is never refused and never waits.
 */
public final class Journal {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    /** How many events may wait unless said otherwise. */
    public static final int DEFAULT_QUEUE = 8_192;

    private final IncidentStore store;
    private final Workers workers;
    private final Intake intake;
    private final Writing writing;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Worker worker;

    /**
     * A journal that nothing was written to yet.
     *
     * @param queue how many events may wait to be written; beyond it the least important are dropped and counted
     */
    public Journal(IncidentStore store, int queue, Workers workers) {
        this.store = store;
        this.workers = workers;
        this.intake = new Intake(queue);
        this.writing = new Writing(store, intake, workers.time());
    }

    /** Hands over what was kept, oldest first; new lines are numbered from there. */
    public void load(Consumer<JournalLine> into) throws IOException {
        store.load(line -> {
            writing.continueAfter(line.seq());
            into.accept(line);
        });
    }

    /** Calls {@code follower} on the writer's thread with every batch of lines once it is in the store. */
    public void follow(Consumer<List<JournalLine>> follower) {
        writing.follow(follower);
    }

    public void begin() {
        worker = workers.start("incident-sdk-journal", writing);
    }

    /** Takes in an event with the incident after it; returns at once and never throws. */
    public void record(IncidentEvent event, IncidentSnapshot after) {
        if (closed.get()) {
            intake.count("after close");
            return;
        }
        intake.take(new JournalLine.Happened(0, event, after));
        wake();
    }

    /**
     * Takes in what happened between a sink and its backend.
     *
     * @return completes when the line is in the store, exceptionally when the journal was closed before
     */
    public CompletionStage<Void> append(JournalLine.Told line) {
        if (closed.get()) {
            return closedBefore();
        }
        intake.take(line);
        return written();
    }

    /** Completes when everything taken in so far is in the store, whether that survives the process or not. */
    public CompletionStage<Void> written() {
        if (closed.get()) {
            return closedBefore();
        }
        CompletionStage<Void> written = intake.whenWritten();
        wake();
        return written;
    }

    /** As {@link #written()}, but completes exceptionally where the store does not survive the process. */
    public CompletionStage<Void> persisted() {
        return store.durable()
                ? written()
                : CompletableFuture.failedFuture(new IllegalStateException(
                        "the journal is in memory: set journal.directory for incidents to survive the process"));
    }

    /** Lines from {@code from} on, at most {@code max}. */
    public List<JournalLine> read(long from, int max) throws IOException {
        return store.read(from, max);
    }

    /** The number of the last line in the store; 0 when there is none. */
    public long lastSeq() {
        return writing.lastSeq();
    }

    /** Whether what was written survives the process. */
    public boolean durable() {
        return store.durable();
    }

    /** Why the last attempt to write failed; null while all is well. */
    public @Nullable String trouble() {
        return writing.trouble();
    }

    /** What was dropped, by reason. */
    public Map<String, Long> dropped() {
        return intake.dropped();
    }

    /** Writes what is left within {@code patience} and closes the store; again is harmless. */
    public void close(Duration patience) {
        if (closed.get()) {
            return;
        }
        long end = workers.time().nanos() + patience.toNanos();
        if (!workers.await(written(), patience.dividedBy(2))) {
            log.warn("The journal closes before everything was written: {}", trouble());
        }
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Worker writer = worker;
        boolean stopped = writer == null
                || writer.stop(Duration.ofNanos(Math.max(0, end - workers.time().nanos())));
        intake.abandon();
        if (!stopped) {
            log.warn("The journal's writer is still busy with its store; it is left behind, and the store open.");
            return;
        }
        try {
            store.close();
        } catch (IOException broken) {
            log.warn("The journal's store did not close as it should.", broken);
        }
    }

    private void wake() {
        Worker writer = worker;
        if (writer != null) {
            writer.wake();
        }
    }

    private static CompletionStage<Void> closedBefore() {
        return CompletableFuture.failedFuture(new IllegalStateException("the journal was closed before"));
    }
}
