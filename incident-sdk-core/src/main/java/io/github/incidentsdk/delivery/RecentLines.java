package io.github.incidentsdk.delivery;

import io.github.incidentsdk.journal.JournalLine;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal as lanes read it: its last lines from memory, older ones from where they are kept; safe for all threads. */
final class RecentLines {

    static final int KEPT = 256;

    private final ArrayDeque<JournalLine> recent = new ArrayDeque<>();
    private final Backlog backlog;
    private volatile @Nullable DeliveryRecord record;
    private long last;
    private long lastEvent;

    /** Knows of up to {@code most} events how many of them stand after a line. */
    RecentLines(int most) {
        this.backlog = new Backlog(most);
    }

    Backlog backlog() {
        return backlog;
    }

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
        if (line instanceof JournalLine.Happened happened) {
            backlog.add(happened);
            lastEvent = last;
        }
    }

    /** The number of the last line that something happened in; the rest is for nobody. */
    synchronized long lastEvent() {
        return lastEvent;
    }

    /** More lines come from {@code journal} from now on. */
    void follow(DeliveryRecord journal) {
        record = journal;
    }

    /** Whether everything that happened so far is among the lines. */
    boolean isUpToDate() {
        DeliveryRecord followed = record;
        return followed != null && followed.isUpToDate();
    }

    /** At most {@code max} lines from {@code from} on, in order. */
    List<JournalLine> read(long from, int max, DeliveryRecord record) throws IOException {
        synchronized (this) {
            JournalLine oldest = recent.peek();
            if (oldest != null && from >= oldest.seq()) {
                return recent.stream().skip(from - oldest.seq()).limit(max).toList();
            }
        }
        return record.read(from, max);
    }
}
