package io.github.incidentsdk.journal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** What the journal could not keep as it came, counted by reason; safe for all threads. */
final class JournalLosses {

    /** Why something did not become a line. */
    enum Reason {
        /** A note, an update, an observation or a change found the queue full. */
        QUEUE_FULL,
        /** An event found the queue full and was told by its incident's next line, of kind {@code state-kept}. */
        FOLDED,
        /** An event found the queue full, and too many incidents waited already. */
        TOO_MANY_DIRTY,
        /** A receipt found the queue full. */
        RECEIPT_REFUSED,
        /** It came after the journal was closed. */
        AFTER_CLOSE,
        /** The store failed for so long that memory was full: told in memory, never stored. */
        STORE_FAILED,
        /** The same of all that was to be stored of an incident that is over. */
        INCIDENT_LOST,
        /** A listener threw; it was not told again. */
        LISTENER_FAILED
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

    /** The counts above zero, by names such as {@code queue-full}. */
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
