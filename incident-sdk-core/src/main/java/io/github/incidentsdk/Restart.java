package io.github.incidentsdk;

import io.github.incidentsdk.delivery.Lanes;
import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.Recent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.rule.engine.RuleMemory;
import io.github.incidentsdk.rule.shadow.ShadowScores;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on where the last process stopped: the newest snapshot of each key that still matters, and who was told of what. */
final class Restart {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    private final Map<String, IncidentSnapshot> newest = new LinkedHashMap<>();
    private final Instant past;
    private final RuleMemory rules;
    private final Holding holding;
    private final ShadowScores scores;

    /**
     * Puts into {@code rules} where they were, into {@code holding} what was silenced, and into {@code scores} what rules in shadow
     * mode can be compared with.
     */
    Restart(Duration reopenWithin, Instant now, RuleMemory rules, Holding holding, ShadowScores scores) {
        this.past = now.minus(reopenWithin);
        this.rules = rules;
        this.holding = holding;
        this.scores = scores;
    }

    void restore(Journal journal, Lanes lanes, Recent recent, IncidentTable table) {
        try {
            journal.load(line -> {
                lanes.restore(line);
                if (line instanceof JournalLine.Happened happened) {
                    recent.note(happened.event(), happened.incident());
                    scores.note(happened.event().stamp().at(), happened.incident());
                    note(happened.incident());
                } else if (line instanceof JournalLine.Ruled ruled) {
                    rules.note(ruled.at(), ruled.evaluated(), ruled.states());
                    scores.note(ruled.at(), ruled.states());
                } else if (line instanceof JournalLine.Muted muted) {
                    holding.restore(muted);
                }
            });
        } catch (IOException | RuntimeException unreadable) { // whatever is in there, the service has to start
            log.warn("The journal could not be read to its end; what was open before may not be known.", unreadable);
        }
        newest.values().forEach(incident -> restore(incident, table));
        journal.follow(lanes::appended);
    }

    private void note(IncidentSnapshot incident) {
        newest.remove(incident.key());
        if (matters(incident)) { // the others would fill the memory: a journal goes back for years
            newest.put(incident.key(), incident);
        }
    }

    /** Whether it is open, may come back, or somebody is overruled on it. */
    private boolean matters(IncidentSnapshot incident) {
        Instant ended = incident.resolvedAt();
        return ended == null || !ended.isBefore(past) || !incident.claims().isEmpty();
    }

    private static void restore(IncidentSnapshot incident, IncidentTable table) {
        try {
            table.restore(incident);
        } catch (RuntimeException unusable) { // the others still count
            log.warn("The journal's incident {} could not be taken up again.", incident.id(), unusable);
        }
    }
}
