package io.github.incidentsdk;

import io.github.incidentsdk.delivery.Lanes;
import io.github.incidentsdk.digest.Digests;
import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.model.IncidentOutline;
import io.github.incidentsdk.rule.engine.RuleMemory;
import io.github.incidentsdk.rule.shadow.ShadowScores;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on where the last process stopped: the newest snapshot of each opening that still matters, and who was told of what. */
final class Restart {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    private final Map<String, Happened> newest = new LinkedHashMap<>();
    private final Map<String, String> lastOfKey = new HashMap<>();
    private final Instant past;
    private final Memories memories;
    private final Places places;

    /** Who remembers what is over; {@code adoption} only where others may leave journals. */
    record Memories(
            EventLog events,
            Summaries summaries,
            ChangeLog changes,
            @Nullable Adoption adoption) {}

    /** Who goes on from where it was; {@code digests} only where there are reports. */
    record Places(
            RuleMemory rules,
            ShadowScores scores,
            Holding holding,
            Lanes lanes,
            @Nullable Digests digests) {}

    Restart(Duration reopenWithin, Instant now, Memories memories, Places places) {
        this.past = now.minus(reopenWithin);
        this.memories = memories;
        this.places = places;
    }

    void restore(Journal journal, IncidentTable table) {
        try {
            journal.load(this::restore);
        } catch (IOException unreadable) { // whatever is in there, the service has to start
            log.warn("The journal could not be read to its end; what was open before may not be known.", unreadable);
        }
        List<Happened> newestFirst = new ArrayList<>(newest.values());
        Collections.reverse(newestFirst);
        for (Happened line : newestFirst) {
            restore(line, table);
        }
        table.endWhatIsGone();
        journal.follow(places.lanes()::appended);
    }

    private void restore(JournalLine line) {
        memories.changes().restore(line);
        if (memories.adoption() != null) {
            memories.adoption().restore(line);
        }
        memories.summaries().restore(line.at());
        if (places.digests() != null) {
            places.digests().restore(line);
        }
        places.lanes().restore(line);
        if (line instanceof Happened happened) {
            memories.events().drills().note(happened.outline());
            memories.events().recent().note(happened.event(), happened.outline());
            if (places.scores().isAbout(happened.outline())) {
                places.scores().note(happened.at(), happened.incident());
            }
            note(happened);
        } else if (line instanceof JournalLine.Ruled ruled) {
            places.rules().note(ruled.at(), ruled.evaluated(), ruled.states());
            places.scores().note(ruled.at(), ruled.states());
        } else if (line instanceof JournalLine.Muted muted) {
            places.holding().restore(muted);
        }
    }

    private void note(Happened line) {
        IncidentOutline incident = line.outline();
        String before = lastOfKey.put(incident.key(), incident.id());
        if (before != null && !before.equals(incident.id())) {
            newest.computeIfPresent(before, (id, earlier) -> earlier.outline().isOpen() ? earlier : null);
        }
        newest.remove(incident.id());
        if (incident.matters(past)) { // the others would fill the memory: a journal goes back for years
            newest.put(incident.id(), line);
        } else {
            lastOfKey.remove(incident.key());
        }
    }

    private static void restore(Happened line, IncidentTable table) {
        try {
            table.restore(line.incident());
        } catch (RuntimeException unusable) { // the others still count
            log.warn(
                    "The journal's incident {} could not be taken up again.",
                    line.outline().id(),
                    unusable);
        }
    }
}
