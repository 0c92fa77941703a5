package io.github.incidentsdk.delivery.owed;

import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.journal.JournalLine.Told;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How receipts say what is owed. */
public final class Details {

    /** The detail that says what sort of hold it is, or {@link #ORDER}. */
    private static final String HOLD = "hold";
    /** The detail that holds its name. */
    private static final String HOLD_ID = "hold_id";
    /** No hold: what is owed of the key comes first. */
    private static final String ORDER = "order";

    /** The detail that says that the event is given up, and told from the incident's state later. */
    public static final String CATCH_UP = Told.CATCH_UP;
    /** The detail that says that the incident is restricted. */
    public static final String RESTRICTED = "restricted";
    /** The detail that says when the state is to be told once more. */
    private static final String AGAIN_AT = "again_at";

    /** The detail that says from when on dead letters are replayed. */
    private static final String FROM = "from";

    private Details() {}

    /** Of a wish to have told again what was given up at {@code from} or later. */
    public static Map<String, String> replay(Instant from) {
        return Map.of(FROM, from.toString());
    }

    /** From when on dead letters are replayed. */
    public static Instant from(Map<String, String> details) {
        Instant from = timeOf(details, FROM);
        return from == null ? Instant.MAX : from;
    }

    /** Of an incident that waits for the end of a hold. */
    public static Map<String, String> of(Hold hold) {
        return Map.of(HOLD, wordOf(hold.kind()), HOLD_ID, hold.id());
    }

    /** Of an incident that waits for what is owed of its key. */
    public static Map<String, String> ofOrder() {
        return Map.of(HOLD, ORDER);
    }

    /** Of an answer after which the state is to be told once more. */
    public static Map<String, String> again(Instant at) {
        return Map.of(AGAIN_AT, at.toString());
    }

    static @Nullable Instant againAt(Map<String, String> details) {
        return timeOf(details, AGAIN_AT);
    }

    private static @Nullable Instant timeOf(Map<String, String> details, String name) {
        String at = details.get(name);
        try {
            return at == null ? null : Instant.parse(at);
        } catch (DateTimeException unreadable) { // a line that somebody edited: the next event is told all the same
            return null;
        }
    }

    /** What the incidents are held by is only known by name; whoever looks finds out the rest. Null where it is no hold. */
    static @Nullable Hold holdOf(Map<String, String> details) {
        String word = details.getOrDefault(HOLD, "");
        if (word.equals(ORDER)) {
            return null;
        }
        Hold.Kind kind = List.of(Hold.Kind.values()).stream()
                .filter(each -> wordOf(each).equals(word))
                .findFirst()
                .orElse(Hold.Kind.SILENCE);
        return new Hold(kind, details.getOrDefault(HOLD_ID, ""), "", "", null);
    }

    private static String wordOf(Hold.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
