package io.github.incidentsdk.delivery;

import io.github.incidentsdk.journal.JournalLine;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;

/** The journal as lanes read it: its last lines from memory, older ones from where they are kept; safe for all threads. */
final class RecentLines {

    static final int KEPT = 256;

    private final ArrayDeque<JournalLine> recent = new ArrayDeque<>();
    private long last;
    private long lastEvent;

    /** Takes a line that was appended or restored; ascending. */
    synchronized void add(JournalLine line) {
        if (!recent.isEmpty() && line.seq() != last + 1) {
            recent.clear();
        }
        recent.add(line);
        if (recent.size() > KEPT) {
            recent.remove();
        }
        last = Math.max(last, line.seq());
        if (line instanceof JournalLine.Happened) {
            lastEvent = last;
        }
    }

    /** The number of the last line that something happened in; the rest is for nobody. */
    synchronized long lastEvent() {
        return lastEvent;
    }

    /** At most {@link #KEPT} lines from {@code from} on, in order. */
    List<JournalLine> read(long from, DeliveryRecord record) throws IOException {
        synchronized (this) {
            JournalLine oldest = recent.peek();
            if (oldest != null && from >= oldest.seq()) {
                return recent.stream().skip(from - oldest.seq()).toList();
            }
        }
        return record.read(from, KEPT);
    }
}
