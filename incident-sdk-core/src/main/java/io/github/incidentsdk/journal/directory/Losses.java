package io.github.incidentsdk.journal.directory;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** What a directory could not keep, write or read, counted; safe for all threads. */
final class Losses {

    /** Why something was lost or set aside. */
    enum Reason {
        /** A segment with bad bytes before good lines; kept beside the others under another name. */
        SEGMENT_DAMAGED,
        /** A segment that could not be read at all. */
        SEGMENT_UNREADABLE,
        /** Bytes of an unfinished commit, cut from a segment's end. */
        TAIL_TORN,
        /** A line that a newer version wrote, passed over. */
        LINE_NOT_UNDERSTOOD,
        /** A line that no cutting made short enough. */
        LINE_TOO_LONG,
        /** A segment that is written no further after a failed force; the lines of that commit are written again. */
        SEGMENT_GIVEN_UP,
        /** A line whose number lies between the end of a segment and the beginning of the next, though none was left out there. */
        LINES_MISSING,
        /** A segment that somebody deleted or moved while it was in use; the lines of the commit that showed it are written again. */
        SEGMENT_DELETED,
        /** A snapshot that is damaged or of a newer version; kept under another name, and every segment is read instead. */
        SNAPSHOT_SET_ASIDE,
        /** A snapshot that could not be written; no segment is deleted before one is. */
        SNAPSHOT_FAILED
    }

    private final AtomicLongArray counts = new AtomicLongArray(Reason.values().length);

    void count(Reason reason) {
        add(reason, 1);
    }

    void add(Reason reason, long more) {
        counts.addAndGet(index(reason), more);
    }

    long of(Reason reason) {
        return counts.get(index(reason));
    }

    @SuppressWarnings("EnumOrdinal") // an index within this class, never kept
    private static int index(Reason reason) {
        return reason.ordinal();
    }

    /** The counts above zero, by names such as {@code segment-damaged}. */
    Map<String, Long> byName() {
        Map<String, Long> names = new LinkedHashMap<>();
        for (Reason reason : Reason.values()) {
            if (of(reason) > 0) {
                names.put(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), of(reason));
            }
        }
        return names;
    }
}
