package io.github.incidentsdk.delivery.engagement;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.IncidentOutline;
import io.github.incidentsdk.model.IncidentSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a process that is gone left undone: which of its lines somebody may still have to hear, and what was told until then.
 *
 * <p>Takes every line first, that of all journals in which the same incidents may be, then answers. For one thread.
 */
public final class Estate {

    /** The detail that holds the name of the journal. */
    private static final String FROM = "from";

    private final Instant past;

    /** By sink. */
    private final Map<String, Shares> sinks = new LinkedHashMap<>();

    /** The number of the newest event of each incident that still matters. */
    private final Map<String, Newest> newest = new HashMap<>();

    private int journal;

    private record Newest(int journal, long line, long event) {}

    /**
     * @param past what ended before is over for good
     */
    public Estate(Instant past) {
        this.past = past;
    }

    /** Lines of another journal follow. */
    public void nextJournal() {
        journal++;
    }

    /** Takes the next line. */
    public void restore(JournalLine line) {
        if (line instanceof Happened happened) {
            IncidentOutline incident = happened.outline();
            long event = happened.event().stamp().seq();
            Newest before = newest.get(incident.id());
            if (before != null && before.event() > event) {
                return;
            }
            if (incident.matters(past)) {
                newest.put(incident.id(), new Newest(journal, line.seq(), event));
            } else {
                newest.remove(incident.id());
            }
        } else if (line instanceof Told told && !told.sink().isEmpty()) {
            sinks.computeIfAbsent(told.sink(), sink -> new Shares()).take(told, journal);
        }
    }

    /** The number of the first line of a journal that {@link #goesOn} may say yes to; empty when there is none. */
    public OptionalLong first(int which) {
        long first = newest.values().stream()
                .filter(each -> each.journal() == which)
                .mapToLong(Newest::line)
                .min()
                .orElse(Long.MAX_VALUE);
        for (Shares shares : sinks.values()) {
            first = Math.min(first, shares.first(which));
        }
        return first == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(first);
    }

    /** Whether the line has to be in the journal that goes on: a sink may have to hear it, or it says how its incident is. */
    public boolean goesOn(int which, Happened line) {
        return isNewest(line) || sinks.values().stream().anyMatch(shares -> shares.mayHear(which, line));
    }

    /** Whether it says how an incident is that still matters. */
    public boolean isNewest(Happened line) {
        Newest known = newest.get(line.outline().id());
        return known != null && known.event() == line.event().stamp().seq();
    }

    /**
     * What has to stand in the journal before an incident's first line: how each sink stands with it, and where it comes from.
     */
    public List<Told> shares(IncidentSnapshot incident, String from, Instant at) {
        Adopted.Incident who = new Adopted.Incident(incident.key(), incident.id());
        List<Told> lines = new ArrayList<>();
        sinks.forEach((sink, shares) -> {
            Shares.Share share = shares.of(incident.id());
            if (share != null) {
                lines.addAll(Adopted.lines(at, sink, who, share.knows, share.settled, share.remembered));
            }
        });
        lines.add(new Told(0, at, "", who.key(), who.id(), who.id() + "-0", 0, What.ADOPTED, Map.of(FROM, from)));
        return lines;
    }

    /** Whether this is the last of the lines that {@link #shares} makes. */
    public static boolean endsShares(Told line) {
        return line.what() == What.ADOPTED && line.sink().isEmpty();
    }
}
