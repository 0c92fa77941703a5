package io.github.incidentsdk.delivery.engagement;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one sink was told of incidents in other journals: their lines are passed over as far as that.
 *
 * <p>By number of the event, since lines have other numbers in every journal.
 */
final class Adopted {

    private static final String SETTLED = "settled";
    private static final String REMEMBERED = "remembered.";

    /** What a sink knows of an incident. */
    enum Knows {
        /** Nothing, or no more. */
        NOTHING,
        /** It may: an attempt was made, and its answer is not known. */
        PERHAPS,
        /** It was offered something and took none of it. */
        REFUSED,
        TOLD
    }

    private final Map<String, Long> settled = new ConcurrentHashMap<>();

    /** By incident: the line that says where it comes from. */
    private final Map<String, Told> came = new ConcurrentHashMap<>();

    /** Takes one of the lines that {@link #lines} makes. */
    void take(Told line) {
        String number = line.details().get(SETTLED);
        if (number != null) {
            settled.put(line.incidentId(), Long.parseLong(number));
        }
    }

    /** Takes the line that says where an incident comes from. */
    void came(Told line) {
        came.putIfAbsent(line.incidentId(), line);
    }

    /** From which line on the incident is in this journal; 0 for one that began here. */
    long since(String incident) {
        Told line = came.get(incident);
        return line == null ? 0 : line.seq();
    }

    /** Whether it happened in another process. */
    boolean isFromThere(Happened line) {
        Told from = came.get(line.outline().id());
        return from != null && !line.at().isAfter(from.at());
    }

    /** Whether the sink heard this line in another journal, or was not to. */
    boolean isSettled(Happened line) {
        Long last = settled.get(line.outline().id());
        return last != null && line.event().stamp().seq() <= last;
    }

    /** What the line says that the sink knows; null when it says nothing of that. */
    static Knows knows(Told line, Knows otherwise) {
        String word = line.details().get(Ledger.ENGAGEMENT);
        for (Knows each : Knows.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
                return each;
            }
        }
        return otherwise;
    }

    static boolean saysWhatItKnows(Told line) {
        return line.details().containsKey(Ledger.ENGAGEMENT);
    }

    static long settledIn(Told line) {
        return Long.parseLong(line.details().getOrDefault(SETTLED, "0"));
    }

    /** What the line says that the sink remembers. */
    static Map<String, String> remembered(Told line) {
        Map<String, String> names = new LinkedHashMap<>();
        line.details().forEach((name, value) -> {
            if (name.startsWith(REMEMBERED)) {
                names.put(name.substring(REMEMBERED.length()), value);
            }
        });
        return names;
    }

    /**
     * The lines that say in a journal how a sink stands with an incident of another.
     *
     * @param settled the number of the last event that the sink was told, or was not to hear
     */
    static List<Told> lines(
            Instant at, String sink, Incident incident, Knows knows, long settled, Map<String, String> remembered) {
        List<Told> lines = new ArrayList<>();
        remembered.forEach(
                (name, value) -> lines.add(line(at, sink, incident, settled, Map.of(REMEMBERED + name, value))));
        Map<String, String> details = new LinkedHashMap<>();
        details.put(Ledger.ENGAGEMENT, knows.name().toLowerCase(Locale.ROOT));
        details.put(SETTLED, Long.toString(settled));
        lines.add(line(at, sink, incident, settled, details)); // last, so that it is not there without the others
        return lines;
    }

    /** An incident in receipts. */
    record Incident(String key, String id) {}

    private static Told line(Instant at, String sink, Incident incident, long settled, Map<String, String> details) {
        String eventId = incident.id() + "-" + settled;
        return new Told(0, at, sink, incident.key(), incident.id(), eventId, 0, What.ADOPTED, details);
    }
}
