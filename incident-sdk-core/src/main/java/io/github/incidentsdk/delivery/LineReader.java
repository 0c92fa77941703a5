package io.github.incidentsdk.delivery;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the journal for one lane, a bounded batch at a time; used by the lane's thread alone. */
final class LineReader {

    private final RecentLines lines;
    private final DeliveryRecord record;
    private final LaneReport report;
    private final ArrayDeque<JournalLine> batch = new ArrayDeque<>();

    /** The last event that there was when {@link #at} looked. */
    private long lastLooked;

    LineReader(RecentLines lines, DeliveryRecord record, LaneReport report) {
        this.lines = lines;
        this.record = record;
        this.report = report;
    }

    /** Whether something happened at {@code position} or after it. */
    boolean hasMore(long position) {
        return position <= lines.lastEvent();
    }

    /** The number of the last line that something happened in. */
    long lastEvent() {
        return lines.lastEvent();
    }

    /** How much happened at {@code position} and after it. */
    Backlog.Size ahead(long position) {
        return hasMore(position) ? lines.backlog().from(position) : new Backlog.Size(0, 0);
    }

    /** The line at {@code position}, or the first after it that is still kept; null at the end. */
    @Nullable
    JournalLine at(long position) throws IOException {
        JournalLine line = inBatch(position);
        if (line == null) {
            lastLooked = lines.lastEvent();
            if (position <= lastLooked) {
                List<JournalLine> read = lines.read(position, RecentLines.KEPT, record);
                batch.addAll(read);
                countMissed(
                        position, read.isEmpty() ? end(position) : read.get(0).seq());
                line = inBatch(position);
            }
        }
        return line;
    }

    /** The line of that number; null when it is no longer kept. */
    @Nullable
    Happened line(long seq) throws IOException {
        JournalLine next = batch.peek();
        JournalLine line = next != null && next.seq() == seq ? next : null;
        if (line == null) {
            List<JournalLine> read = lines.read(seq, 1, record);
            line = read.isEmpty() ? null : read.get(0);
        }
        return line instanceof Happened happened && line.seq() == seq ? happened : null;
    }

    /** Some lines from {@code position} on, for whoever looks back; empty at the end. */
    List<JournalLine> from(long position) throws IOException {
        return hasMore(position) ? lines.read(position, RecentLines.KEPT, record) : List.of();
    }

    /** Where to go on once {@link #at} found nothing from {@code position} on; what came since it looked is not passed over. */
    long end(long position) {
        return Math.max(position, lastLooked + 1);
    }

    private @Nullable JournalLine inBatch(long position) {
        JournalLine line = batch.peek();
        while (line != null && line.seq() < position) {
            batch.remove();
            line = batch.peek();
        }
        return line;
    }

    private void countMissed(long wanted, long found) {
        if (found > wanted) {
            report.missed(found - wanted);
        }
    }
}
