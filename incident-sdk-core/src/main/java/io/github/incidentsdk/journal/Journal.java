package io.github.incidentsdk.journal;

import io.github.incidentsdk.journal.JournalLine.Changed;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Muted;
import io.github.incidentsdk.journal.JournalLine.Reported;
import io.github.incidentsdk.journal.JournalLine.Ruled;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentOutline;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.time.TimeLimit;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of everything that happened: takes events from any thread at once, and lets one writer number them, store them and
 * show them to who follows.
 *
 * <p>In this order: {@link #load}, {@link #follow}, {@link #begin}, {@link #close}. Safe for all threads from {@link #begin} on;
 * {@link #close} and {@link #read} excepted, nothing waits or throws, whatever the store throws. A full queue costs notes, updates and observations,
 * counted; every other event is then told by one line with its incident's newest state. A failing store costs durability, not
 * delivery.
 */
public final class Journal {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    /** How many events may wait unless said otherwise. */
    public static final int DEFAULT_QUEUE = 8_192;

    /** How many stored lines are also kept in memory, for who keeps up. */
    private static final int RECENT = 1_024;

    /** How long lines gather for one commit, while nobody waits for it, unless said otherwise. */
    public static final Duration DEFAULT_GATHERING = Duration.ofMillis(5);

    private static final int MOST_LOST = 65_536;

    private static final Duration FOR_AS_LONG_AS_IT_TAKES = Duration.ofDays(1);

    private final Duration gathering;
    private final Workers workers;
    private final JournalLosses losses = new JournalLosses();
    private final LostIncidents lost = new LostIncidents(MOST_LOST);
    private final Listeners listeners = new Listeners(losses);
    private final RecentLines recent = new RecentLines(RECENT);
    private final Inbox inbox;
    private final Storing storing;
    private final JournalWriter writer;
    private final Confirmations confirmations;
    private final AtomicBoolean closing = new AtomicBoolean();

    private volatile IncidentStore store;
    private volatile @Nullable Worker worker;

    /** As {@link #Journal(IncidentStore, Room, Duration, Workers)}, where lines gather for {@link #DEFAULT_GATHERING}. */
    public Journal(IncidentStore store, int queue, Workers workers) {
        this(store, new Room(queue, Room.INCIDENTS), DEFAULT_GATHERING, workers);
    }

    /**
     * A journal that nothing was written to yet.
     *
     * @param store where lines are kept; the journal closes it
     * @param room how much may wait for the writer
     * @param gathering how long lines gather for one commit while nobody waits for it; not in a store that is not durable
     * @param workers who runs the writer
     */
    public Journal(IncidentStore store, Room room, Duration gathering, Workers workers) {
        IncidentStore guarded = new GuardedStore(store);
        this.store = guarded;
        this.gathering = gathering;
        this.workers = workers;
        inbox = new Inbox(room, losses, lost);
        storing = new Storing(guarded, recent, listeners, losses, lost);
        writer = new JournalWriter(inbox, storing);
        confirmations = new Confirmations(workers);
    }

    /**
     * Hands over what was kept, oldest first; new lines are numbered from there.
     *
     * @throws IOException when the store cannot say what it holds, whatever it threw; the journal is in memory then, and
     *     {@link #trouble} says so
     */
    public void load(Consumer<JournalLine> into) throws IOException {
        try {
            long last = store.load(line -> {
                storing.restored(line);
                into.accept(line);
            });
            if (last < recent.lastShown()) {
                throw new IOException("load() of its store returned " + last + ", while its last line is number "
                        + recent.lastShown());
            }
            writer.goOn(last, store.durable() ? gathering.toNanos() : 0);
        } catch (IOException unreadable) {
            useMemory(unreadable);
            throw unreadable;
        }
    }

    /** Numbers could be given twice in a store that cannot be read: nothing is appended to it. */
    private void useMemory(IOException why) {
        IncidentStore unreadable = store;
        store = MemoryStore.insteadOf("the journal cannot be read, so it is kept in memory: " + why);
        storing.useInstead(store);
        writer.goOn(recent.lastShown(), 0);
        try {
            unreadable.close();
        } catch (IOException unclosed) {
            why.addSuppressed(unclosed);
        }
    }

    /** Calls {@code follower} on the writer's thread with every batch of lines once it is in the store; it returns soon. */
    public void follow(Consumer<List<JournalLine>> follower) {
        listeners.add(follower);
    }

    /** Starts the writer; what was recorded before is written first. */
    public void begin() {
        Worker started = workers.start("incident-sdk-journal", writer);
        worker = started;
        inbox.wakes(started);
        started.wake();
    }

    /** Takes an event and the incident after it; the events of one incident come one after the other. */
    public void record(IncidentEvent event, IncidentSnapshot after) {
        inbox.record(event, after);
    }

    /**
     * Takes a receipt.
     *
     * @return completes when it is in the store, on the writer's thread; exceptionally with {@link NotPersistedException}, and at
     *     once, while the store fails (it is kept in memory then and stored later), when the queue is full, or after
     *     {@link #close}
     */
    public CompletionStage<Void> append(Told receipt) {
        return inbox.append(receipt);
    }

    /**
     * Takes what happened in another journal, as it was written there.
     *
     * @return completes as {@link #append(Told)}
     */
    public CompletionStage<Void> append(Happened elsewhere) {
        return inbox.append(elsewhere);
    }

    /** Takes a silence or window that was set or ended; completes as {@link #append(Told)}. */
    public CompletionStage<Void> append(Muted line) {
        return inbox.append(line);
    }

    /** Takes a change of the service; counted when the queue is full or the journal closed. */
    public void append(Changed line) {
        inbox.note(line);
    }

    /** Takes how far a report came; completes as {@link #append(Told)}. */
    public CompletionStage<Void> append(Reported line) {
        return inbox.append(line);
    }

    /** Takes where rules are; false when the queue is full or the journal closed: then it is for the caller to come again. */
    public boolean append(Ruled line) {
        return inbox.take(line);
    }

    /**
     * Whether everything taken so far is in the store.
     *
     * @return completes when it is, on the writer's thread; exceptionally as {@link #append}
     */
    public CompletionStage<Void> written() {
        return inbox.fence();
    }

    /** As {@link #written()}, but completes exceptionally where the store does not survive the process. */
    public CompletionStage<Void> persisted() {
        IncidentStore now = store;
        if (now.durable()) {
            return written();
        }
        String problem = now.problem();
        return CompletableFuture.failedFuture(new NotPersistedException(
                problem == null
                        ? "the journal is in memory: set journal.directory for incidents to survive the process"
                        : problem));
    }

    /**
     * Whether what happened to {@code incident} so far is in a store that survives the process.
     *
     * @param incident as it is now
     * @return completes as {@link #persisted()}, but for what is chained to it there is a thread of its own, so that it may
     *     wait; exceptionally also when there was no room to keep the incident until it could be stored
     */
    public CompletionStage<Void> persisted(IncidentOutline incident) {
        CompletableFuture<Void> known = new CompletableFuture<>();
        persisted().whenComplete((done, failure) -> {
            if (failure != null) {
                known.completeExceptionally(failure);
            } else if (lost.mayHave(incident)) {
                known.completeExceptionally(new NotPersistedException(
                        "there was no room to keep the incident in memory until it could be stored"));
            } else {
                known.complete(null);
            }
        });
        return confirmations.of(known);
    }

    /**
     * Reads at most {@code max} lines, oldest first; from memory where the caller keeps up, else from the store.
     *
     * @param from the first number wanted; lines that are no longer kept are passed over
     */
    public List<JournalLine> read(long from, int max) throws IOException {
        Optional<List<JournalLine>> kept = recent.read(from, max);
        if (kept.isPresent()) {
            return kept.get();
        }
        List<JournalLine> stored = store.read(from, max);
        return stored.isEmpty() ? recent.readOldest(from, max) : stored;
    }

    /** The number of the last line that can be read; 0 when there is none. */
    public long lastSeq() {
        return recent.lastShown();
    }

    /** Whether everything taken so far was numbered and shown to those who follow. */
    public boolean isUpToDate() {
        return inbox.isShown(writer.shown());
    }

    /** Whether what was written survives the process. */
    public boolean durable() {
        return store.durable();
    }

    /** Why lines are not kept as configured at the moment; null while all is well. */
    public @Nullable String trouble() {
        String trouble = storing.trouble();
        return trouble == null ? store.problem() : trouble;
    }

    /** All of the following at once. */
    public JournalStatus status() {
        return new JournalStatus(durable(), trouble(), dropped(), counts());
    }

    /** What was dropped, replaced or set aside since the start, by reason. */
    public Map<String, Long> dropped() {
        Map<String, Long> all = new LinkedHashMap<>(losses.byName());
        all.putAll(store.losses());
        return all;
    }

    public JournalCounts counts() {
        return new JournalCounts(
                storing.stored(),
                storing.failedWrites(),
                inbox.queued(),
                recent.unstored(),
                inbox.dirty(),
                store.bytes());
    }

    /**
     * Writes what was taken, stops the writer and closes the store, within {@code patience}; after that it goes on in a daemon
     * thread. What is recorded later is counted and dropped. Any call after the first only waits.
     */
    public void close(Duration patience) {
        long end = workers.time().nanos() + patience.toNanos();
        if (closing.compareAndSet(false, true)) {
            writer.close();
            TimeLimit.run(Map.of("incident-sdk-journal-close", this::finish), patience);
            confirmations.close(left(end));
        }
        if (!closedWithin(left(end))) {
            log.warn("the journal is still busy with its store; it is left behind");
        }
    }

    private Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - workers.time().nanos()));
    }

    /** On a thread of its own: an interrupt of the caller would leave lines unwritten, or close the file under a write. */
    private void finish() {
        Worker writing = worker;
        if (writing == null || writing.stop(FOR_AS_LONG_AS_IT_TAKES)) {
            writer.finish();
        }
    }

    private boolean closedWithin(Duration patience) {
        try {
            writer.closed().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException late) {
            log.debug("the journal did not close in time", late);
        }
        return writer.closed().isDone();
    }
}
