package io.github.incidentsdk.journal.snapshot;

import io.github.incidentsdk.journal.JournalLine.Happened;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The openings of one key that matter, and those of their events that a sink may still have to hear. */
final class KeyLines {

    /** More than these of one key no sink is told one by one. */
    private static final int MOST = 1_024;

    private static final int AT_LEAST = 4;
    private static final int FIRST_TRIM = 16;

    private final Map<String, OpeningLines> openings = new LinkedHashMap<>(2);
    private @Nullable OpeningLines last;
    private long[] events = new long[AT_LEAST];
    private int count;
    private int nextTrim = FIRST_TRIM;

    OpeningLines opening(String id, @Nullable OpeningLines known) {
        return openings.computeIfAbsent(id, none -> known == null ? new OpeningLines() : known);
    }

    void happened(Happened line, OpeningLines opening) {
        last = opening;
        if (count == events.length) {
            events = Arrays.copyOf(events, count * 2);
        }
        events[count++] = line.seq();
        if (count > nextTrim) {
            trim();
            nextTrim = Math.max(FIRST_TRIM, 2 * count);
        }
    }

    private void trim() {
        long untold = untold();
        int from = count - AT_LEAST;
        while (from > 0 && events[from - 1] >= untold) {
            from--;
        }
        from = Math.max(from, count - MOST);
        events = Arrays.copyOfRange(events, from, Math.max(from + AT_LEAST, count));
        count -= from;
    }

    /** The first event that some sink may still have to hear. */
    private long untold() {
        Map<String, Long> settled = new HashMap<>(); // an answer settles all that was before it, of any opening
        for (OpeningLines opening : openings.values()) {
            opening.sinks()
                    .forEach(sink -> settled.merge(sink, opening.receipts(sink).settled(), Math::max));
        }
        long untold = Long.MAX_VALUE;
        for (OpeningLines opening : openings.values()) {
            for (String sink : opening.sinks()) {
                ReceiptLines receipts = opening.receipts(sink);
                if (receipts.isOwing()) {
                    untold = Math.min(untold, Math.max(receipts.untold(), settled.getOrDefault(sink, 0L)));
                }
            }
        }
        return untold;
    }

    /** A lane goes by what its sink is not told yet, before event {@code position}, and tells it from the incident's state. */
    void passedOver(String sink, long position) {
        for (OpeningLines opening : openings.values()) {
            long event = opening.newest();
            for (int i = count - 1; event >= position && i >= 0; i--) {
                event = events[i]; // perhaps of another opening of the key: one line more is kept
            }
            if (event != 0 && event < position) {
                opening.receipts(sink).passedOver(event);
            }
        }
    }

    /** Lets go of what is over for good, and {@code orStray} of receipts without events; true when nothing is left. What ends
     * a dead letter's debt goes into {@code over}. */
    boolean forget(Instant past, boolean orStray, LastNumbers over) {
        for (Iterator<OpeningLines> each = openings.values().iterator(); each.hasNext(); ) {
            OpeningLines opening = each.next();
            if (!opening.isLive(past, opening == last) || (orStray && opening.isStray())) {
                if (opening.wasMissed()) {
                    Numbers ends = new Numbers();
                    opening.addTo(ends);
                    over.addAll(ends);
                }
                opening.retire();
                each.remove();
            }
        }
        return openings.isEmpty();
    }

    void addTo(Numbers needed) {
        openings.values().forEach(opening -> opening.addTo(needed));
        long untold = untold();
        for (int i = count - 1; i >= 0 && events[i] >= untold; i--) {
            needed.add(events[i]);
        }
    }
}
