package io.github.incidentsdk.delivery;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How much of what happened stands after a line of the journal, about; safe for all threads. */
final class Backlog {

    private static final int LINES_PER_MARK = 16;
    private static final int USUAL = 512;
    private static final int PER_NUMBER = 32;
    private static final int PER_CLAIM = 160;

    private final int most;
    private final TreeMap<Long, Size> marks = new TreeMap<>();
    private long events;
    private long bytes;
    private long lines;

    /**
     * What stands after a line.
     *
     * @param events lines that something happened in
     * @param bytes how long these are, estimated
     */
    record Size(long events, long bytes) {}

    /** Tells up to {@code most} events apart. */
    Backlog(int most) {
        this.most = most;
    }

    synchronized void add(Happened line) {
        if (lines++ % LINES_PER_MARK == 0) {
            marks.put(line.seq(), new Size(events, bytes));
            while (marks.size() > 2 && events - marks.firstEntry().getValue().events() > 2L * most) {
                marks.pollFirstEntry();
            }
        }
        events++;
        bytes += sizeOf(line);
    }

    /** What stands at {@code position} and after it; a few that stand before may count as well. */
    synchronized Size from(long position) {
        Map.Entry<Long, Size> mark = marks.floorEntry(position);
        if (mark == null) {
            mark = marks.firstEntry();
        }
        return mark == null
                ? new Size(0, 0)
                : new Size(
                        events - mark.getValue().events(),
                        bytes - mark.getValue().bytes());
    }

    private static long sizeOf(Happened line) {
        if (line.unread() > 0) {
            return (long) line.unread() + textOf(line.event()).length();
        }
        IncidentSnapshot incident = line.incident();
        long size =
                (long) USUAL + incident.title().length() + textOf(line.event()).length();
        for (Map<String, String> texts : List.of(incident.by(), incident.tags())) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                size += (long) text.getKey().length() + text.getValue().length();
            }
        }
        for (Claim claim : incident.claims()) {
            size += PER_CLAIM + (long) PER_NUMBER * claim.metrics().size();
        }
        return size + (long) PER_NUMBER * incident.metrics().size();
    }

    private static String textOf(IncidentEvent event) {
        if (event instanceof IncidentEvent.Noted noted) {
            return noted.text();
        }
        return event instanceof IncidentEvent.Updated updated ? updated.text() : "";
    }
}
