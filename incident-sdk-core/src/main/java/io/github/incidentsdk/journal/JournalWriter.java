package io.github.incidentsdk.journal;

import io.github.incidentsdk.journal.DirtyIncidents.Unwritten;
import io.github.incidentsdk.journal.Intake.Item;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.IncidentEvent.StateKept;
import io.github.incidentsdk.time.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One turn: what came in is numbered and handed to the {@link Storing}, after a moment of gathering unless somebody waits.
 *
 * <p>Everything here is called by one thread at a time.
 */
final class JournalWriter implements Step {

    /** As many lines as one turn stores at once; more need no gathering. */
    static final int BATCH = 256;

    private static final long NOT_GATHERING = Long.MIN_VALUE;

    private final Inbox inbox;
    private final Storing storing;
    private long gatherNanos;
    private final ArrayDeque<Item> taken = new ArrayDeque<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private long seq;
    private long position;
    private long gatherUntil = NOT_GATHERING;
    private volatile long shown;
    private volatile boolean closing;

    JournalWriter(Inbox inbox, Storing storing) {
        this.inbox = inbox;
        this.storing = storing;
    }

    /** Numbers go on behind {@code lastSeq}, and lines gather for {@code longestNanos}; before the first turn. */
    void goOn(long lastSeq, long longestNanos) {
        seq = lastSeq;
        gatherNanos = longestNanos;
    }

    @Override
    public long run(long nowNanos) {
        boolean hurry = inbox.takeHurry() || closing;
        inbox.takeAll(taken);
        if (!hurry && gathers(nowNanos)) {
            return gatherUntil;
        }
        gatherUntil = NOT_GATHERING;
        number();
        storing.storeIfDue(nowNanos);
        shown = position;
        if (closing) {
            finish();
            return WHEN_WOKEN;
        }
        return inbox.sleep() ? storing.nextTry() : nowNanos;
    }

    private boolean gathers(long nowNanos) {
        if (gatherNanos == 0 || taken.isEmpty() || taken.size() >= BATCH) {
            return false;
        }
        if (gatherUntil == NOT_GATHERING) {
            gatherUntil = nowNanos + gatherNanos;
        }
        return nowNanos < gatherUntil;
    }

    private void number() {
        List<CompletableFuture<Void>> waiters = new ArrayList<>();
        for (Item item = taken.peekFirst(); item != null; item = taken.peekFirst()) {
            if (item.line != null) {
                storing.add(item.line.withSeq(++seq));
            }
            if (item.done != null) {
                waiters.add(item.done);
            }
            position = item.index();
            taken.removeFirst();
        }
        for (Unwritten unwritten : inbox.numbered(position)) {
            storing.add(new Happened(++seq, new StateKept(unwritten.stamp()), unwritten.incident()));
        }
        waiters.forEach(waiter -> storing.whenDurable(seq, waiter));
    }

    /** The number of the last item whose line everybody who follows has seen; for any thread. */
    long shown() {
        return shown;
    }

    /** Lets the next turn be the last. */
    void close() {
        closing = true;
    }

    /** Completes when the last line is written and the store closed. */
    CompletableFuture<Void> closed() {
        return closed;
    }

    /** Writes what is left and closes the store; called by the last turn, or by another thread after it. */
    void finish() {
        if (closed.isDone()) {
            return;
        }
        try {
            inbox.close(taken);
            number();
            storing.close();
            shown = position;
        } finally {
            closed.complete(null);
        }
    }
}
