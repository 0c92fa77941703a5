package io.github.incidentsdk.journal;

import io.github.incidentsdk.journal.DirtyIncidents.Unwritten;
import io.github.incidentsdk.journal.Intake.Item;
import io.github.incidentsdk.journal.Intake.Outcome;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Ruled;
import io.github.incidentsdk.journal.JournalLosses.Reason;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.ChangeNearby;
import io.github.incidentsdk.model.IncidentEvent.Noted;
import io.github.incidentsdk.model.IncidentEvent.Observed;
import io.github.incidentsdk.model.IncidentEvent.Updated;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.time.Worker;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Where the host's threads hand things in: nothing here waits, throws or touches a disk. */
final class Inbox {

    private final int capacity;
    private final JournalLosses losses;
    private final LostIncidents lost;
    private final Intake intake = new Intake();
    private final DirtyIncidents dirty;
    private final AtomicBoolean hurry = new AtomicBoolean();

    private volatile boolean asleep;
    private volatile @Nullable Worker worker;

    Inbox(Room room, JournalLosses losses, LostIncidents lost) {
        this.capacity = room.events();
        this.losses = losses;
        this.lost = lost;
        dirty = new DirtyIncidents(room.incidents());
    }

    void record(IncidentEvent event, IncidentSnapshot incident) {
        if (dirty.joins(event, incident)) {
            losses.count(isInItsIncident(event) ? Reason.FOLDED : Reason.QUEUE_FULL);
            return;
        }
        Outcome outcome = intake.offer(new Item(new Happened(0, event, incident), null), capacity);
        if (outcome == Outcome.TAKEN) {
            wakeIfAsleep();
        } else if (outcome == Outcome.CLOSED) {
            losses.count(Reason.AFTER_CLOSE);
        } else if (!isInItsIncident(event)) {
            losses.count(Reason.QUEUE_FULL);
        } else {
            markDirty(event, incident);
            wakeIfAsleep();
        }
    }

    private void markDirty(IncidentEvent event, IncidentSnapshot incident) {
        if (dirty.mark(event, incident, intake.position())) {
            losses.count(Reason.FOLDED);
        } else {
            losses.count(Reason.TOO_MANY_DIRTY);
            lost.add(incident, event.stamp().seq());
        }
    }

    /** Whether the incident after the event shows what happened, so that its state can stand for it. */
    private static boolean isInItsIncident(IncidentEvent event) {
        return !(event instanceof Observed
                || event instanceof Noted
                || event instanceof Updated
                || event instanceof ChangeNearby);
    }

    /** Lanes wait for most of their receipts, so they bound themselves; they get room where events no longer do. */
    CompletableFuture<Void> append(JournalLine line) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (!offer(new Item(line, done))) {
            losses.count(Reason.RECEIPT_REFUSED);
        }
        return done;
    }

    /** Takes a line that nobody waits for and that nothing else stands for; counted when it finds no room. */
    void note(JournalLine line) {
        Outcome outcome = intake.offer(new Item(line, null), capacity);
        if (outcome == Outcome.TAKEN) {
            wakeIfAsleep();
        } else {
            losses.count(outcome == Outcome.CLOSED ? Reason.AFTER_CLOSE : Reason.QUEUE_FULL);
        }
    }

    /** Takes a line that nobody waits for; false when there is no room, and it may be told again later. */
    boolean take(Ruled line) {
        if (intake.offer(new Item(line, null), capacity) != Outcome.TAKEN) {
            return false;
        }
        wakeIfAsleep();
        return true;
    }

    /** Completes when everything before it is durable. */
    CompletableFuture<Void> fence() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        offer(new Item(null, done));
        return done;
    }

    private boolean offer(Item item) {
        Outcome outcome = intake.offer(item, 2 * capacity);
        if (outcome == Outcome.TAKEN) {
            hurry.set(true);
            wake();
            return true;
        }
        if (item.done != null) {
            item.done.completeExceptionally(new NotPersistedException(
                    outcome == Outcome.FULL ? "the journal's queue is full" : "the journal is closed"));
        }
        return false;
    }

    private void wakeIfAsleep() {
        if (asleep) {
            wake();
        }
    }

    void wake() {
        asleep = false;
        Worker known = worker;
        if (known != null) {
            known.wake();
        }
    }

    void wakes(Worker started) {
        worker = started;
    }

    long queued() {
        return intake.size();
    }

    /** Whether nothing came in behind the item {@code index}, nor waits outside of the queue. */
    boolean isShown(long index) {
        return dirty.isEmpty() && intake.position() <= index;
    }

    int dirty() {
        return dirty.size();
    }

    /** Takes all that came in; see {@link Intake#takeAll}. */
    void takeAll(ArrayDeque<Item> into) {
        intake.takeAll(into);
    }

    /** As {@link #takeAll}, and nothing comes in any more. */
    void close(ArrayDeque<Item> into) {
        intake.close(into);
    }

    /** Makes room for the items up to {@code index}, and takes the incidents that only waited for them. */
    List<Unwritten> numbered(long index) {
        intake.release(index);
        return dirty.take(index);
    }

    /** Whether somebody waits, told once. */
    boolean takeHurry() {
        return hurry.getAndSet(false);
    }

    /** Lets the next one who hands something in wake the writer; false when something came in meanwhile. */
    boolean sleep() {
        asleep = true;
        if (intake.isEmpty() && dirty.isEmpty()) {
            return true;
        }
        asleep = false;
        return false;
    }
}
