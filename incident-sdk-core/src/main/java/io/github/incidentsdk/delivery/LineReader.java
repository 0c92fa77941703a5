package io.github.incidentsdk.delivery;

import io.github.incidentsdk.journal.JournalLine;
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

    LineReader(RecentLines lines, DeliveryRecord record, LaneReport report) {
        this.lines = lines;
        this.record = record;
        this.report = report;
    }

    /** Whether something happened at {@code position} or after it. */
    boolean hasMore(long position) {
        return position <= lines.lastEvent();
    }

    /** The line at {@code position}, or the first after it that is still kept; null at the end. */
    @Nullable
    JournalLine at(long position) throws IOException {
        JournalLine line = inBatch(position);
        if (line == null && hasMore(position)) {
            List<JournalLine> read = lines.read(position, record);
            batch.addAll(read);
            countMissed(
                    position,
                    read.isEmpty() ? lines.lastEvent() + 1 : read.get(0).seq());
            line = inBatch(position);
        }
        return line;
    }

    /** Where to go on when nothing from {@code position} on is kept any more. */
    long end(long position) {
        return Math.max(position, lines.lastEvent() + 1);
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
