package io.github.incidentsdk;

import io.github.incidentsdk.delivery.Lanes;
import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.Recent;
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
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on where the last process stopped: the newest snapshot of each opening that still matters, and who was told of what. */
final class Restart {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    private final Map<String, Happened> newest = new LinkedHashMap<>();
    private final Map<String, String> lastOfKey = new HashMap<>();
    private final Instant past;
    private final RuleMemory rules;
    private final Holding holding;
    private final ShadowScores scores;
    private Consumer<JournalLine> others = line -> {};

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

    /** Shows every line to {@code follower} as well. */
    void show(Consumer<JournalLine> follower) {
        others = others.andThen(follower);
    }

    void restore(Journal journal, Lanes lanes, Recent recent, IncidentTable table) {
        try {
            journal.load(line -> {
                others.accept(line);
                lanes.restore(line);
                if (line instanceof Happened happened) {
                    recent.note(happened.event(), happened.outline());
                    if (scores.isAbout(happened.outline())) {
                        scores.note(happened.at(), happened.incident());
                    }
                    note(happened);
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
        List<Happened> newestFirst = new ArrayList<>(newest.values());
        Collections.reverse(newestFirst);
        newestFirst.forEach(line -> restore(line, table));
        table.endWhatIsGone();
        journal.follow(lanes::appended);
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
