package io.github.incidentsdk.journal;

import io.github.incidentsdk.model.IncidentEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What waits to be written; bounded, and never makes anybody wait.
 *
 * <p>When it is full, notes and observations are dropped and counted. Of an incident that opened, changed or ended meanwhile the
 * newest state is kept beside the queue and written as one line, so that no opening and no end is lost.
 */
final class Intake {

    private record Waiting(long after, CompletableFuture<Void> written) {}

    private final ArrayBlockingQueue<JournalLine> queue;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final Dirty dirty = new Dirty();
    private final Map<String, LongAdder> dropped = new ConcurrentHashMap<>();
    private final AtomicLong offered = new AtomicLong();
    private long taken;

    Intake(int capacity) {
        queue = new ArrayBlockingQueue<>(capacity);
    }

    void take(JournalLine line) {
        // Once an incident is dirty, its later events only renew its state: a line between would stand before its past.
        if (line instanceof JournalLine.Happened happened && dirty.renewed(happened)) {
            return;
        }
        if (queue.offer(line)) {
            offered.incrementAndGet();
        } else if (line instanceof JournalLine.Happened happened && matters(happened.event())) {
            count("state kept instead of event");
            dirty.keep(happened);
        } else {
            count(line instanceof JournalLine.Told ? "receipt, queue full" : "note or observation, queue full");
        }
    }

    private static boolean matters(IncidentEvent event) {
        return !(event instanceof IncidentEvent.Noted
                || event instanceof IncidentEvent.Observed
                || event instanceof IncidentEvent.ChangeNearby
                || event instanceof IncidentEvent.Linked);
    }

    /** Completes when everything offered so far was written. */
    CompletionStage<Void> whenWritten() {
        CompletableFuture<Void> written = new CompletableFuture<>();
        waiting.add(new Waiting(offered.get(), written));
        return written;
    }

    /** Takes out at most {@code max} lines, the states of dirty incidents once the queue is empty. For the writer alone. */
    List<JournalLine> next(int max) {
        List<JournalLine> lines = new ArrayList<>();
        queue.drainTo(lines, max);
        taken += lines.size();
        if (queue.isEmpty() && !dirty.isEmpty()) {
            lines.addAll(dirty.takeAll());
        }
        return lines;
    }

    boolean isEmpty() {
        return queue.isEmpty() && dirty.isEmpty();
    }

    /** Everything taken out so far was written: whoever waited for that is told. For the writer alone. */
    void written() {
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting one = each.next();
            if (one.after <= taken && dirty.isEmpty()) {
                each.remove();
                one.written.complete(null);
            }
        }
    }

    boolean someoneWaits() {
        return !waiting.isEmpty();
    }

    /** Nothing more will be written. */
    void abandon() {
        for (Waiting one = waiting.poll(); one != null; one = waiting.poll()) {
            one.written.completeExceptionally(
                    new IllegalStateException("the journal was closed before this was written"));
        }
    }

    void count(String reason) {
        dropped.computeIfAbsent(reason, fresh -> new LongAdder()).increment();
    }

    Map<String, Long> dropped() {
        Map<String, Long> counts = new TreeMap<>();
        dropped.forEach((reason, count) -> counts.put(reason, count.sum()));
        return counts;
    }
}
