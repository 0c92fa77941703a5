package io.github.incidentsdk.delivery;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A journal in a list, which can be slow or broken, and which a test can look into. */
final class FakeRecord implements DeliveryRecord {

    private final List<JournalLine> lines = new ArrayList<>();
    private final List<CompletableFuture<Void>> notYetDurable = new ArrayList<>();
    private Lanes listener;
    private boolean slow;
    private boolean broken;
    private long firstKept = 1;

    synchronized void listener(Lanes lanes) {
        listener = lanes;
    }

    /** Nothing becomes durable until {@link #sync}. */
    synchronized void slow() {
        slow = true;
    }

    synchronized void broken() {
        broken = true;
    }

    void sync() {
        List<CompletableFuture<Void>> waiting;
        synchronized (this) {
            waiting = List.copyOf(notYetDurable);
            notYetDurable.clear();
        }
        waiting.forEach(future -> future.complete(null));
    }

    /** Lines before this one are no longer kept. */
    synchronized void forgetBefore(long seq) {
        firstKept = seq;
    }

    @Override
    public CompletionStage<?> append(Told line) {
        add(line);
        synchronized (this) {
            if (broken) {
                return CompletableFuture.failedFuture(new java.io.IOException("disk on fire"));
            }
            if (slow) {
                CompletableFuture<Void> future = new CompletableFuture<>();
                notYetDurable.add(future);
                return future;
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    void add(JournalLine line) {
        JournalLine numbered;
        Lanes told;
        synchronized (this) {
            numbered = line.withSeq(lines.size() + 1L);
            lines.add(numbered);
            told = listener;
        }
        if (told != null) {
            told.appended(List.of(numbered));
        }
    }

    @Override
    public synchronized List<JournalLine> read(long from, int max) {
        return lines.stream().skip(Math.max(from, firstKept) - 1).limit(max).toList();
    }

    @Override
    public boolean isUpToDate() {
        return true;
    }

    /** The number of the line with that event; 0 when there is none. */
    synchronized long lineOf(String eventId) {
        return lines.stream()
                .filter(line -> line instanceof JournalLine.Happened happened
                        && happened.event().stamp().eventId().equals(eventId))
                .mapToLong(JournalLine::seq)
                .findFirst()
                .orElse(0);
    }

    synchronized long lastSeq() {
        return lines.size();
    }

    synchronized List<JournalLine> lines() {
        return List.copyOf(lines);
    }

    /** What was told, without the lanes' own lines, as {@code ENGAGED inc-1-1}. */
    List<String> told(String sink) {
        return lines().stream()
                .filter(Told.class::isInstance)
                .map(Told.class::cast)
                .filter(told ->
                        told.sink().equals(sink) && told.what() != What.LANE_OPENED && told.what() != What.PASSED)
                .map(told -> told.what() + " " + told.eventId())
                .toList();
    }

    List<Told> receipts(What what) {
        return lines().stream()
                .filter(Told.class::isInstance)
                .map(Told.class::cast)
                .filter(told -> told.what() == what)
                .toList();
    }
}
