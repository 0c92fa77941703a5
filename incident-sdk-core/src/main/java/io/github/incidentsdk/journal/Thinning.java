package io.github.incidentsdk.journal;

import io.github.incidentsdk.journal.JournalLine.Changed;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Muted;
import io.github.incidentsdk.journal.JournalLine.Reported;
import io.github.incidentsdk.journal.JournalLine.Ruled;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.IncidentEvent.Updated;
import io.github.incidentsdk.model.RuleState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;

/**
 * Takes those lines out of many that later ones stand for: what stays is as much as there are incidents, sinks and rules, however
 * much happened.
 *
 * <p>Of an incident the newest event stays, since its snapshot tells the rest; of every other thing that lines tell of, the newest
 * line. Only incidents that are over and of which the store knows nothing go altogether, the oldest first, where there are too many
 * of them.
 */
final class Thinning {

    private final NavigableMap<Long, JournalLine> lines;
    private final Set<String> lost;

    /** What the lines tell of that were looked at, the newest first. */
    private final Set<List<Object>> told = new HashSet<>();

    /** Lines that a receipt refers to, by which a sink is still to be told. */
    private final Set<Long> wanted = new HashSet<>();

    private int changes;

    private Thinning(NavigableMap<Long, JournalLine> lines, Set<String> lost) {
        this.lines = lines;
        this.lost = lost;
    }

    /**
     * Takes lines out of {@code lines}.
     *
     * @param unknown the ids of incidents of which the store knows nothing; the end of all others must get there
     * @param mostOver so many of the unknown ones that are over stay
     * @return the ids of the incidents of which nothing stays
     */
    static Set<String> thinOut(NavigableMap<Long, JournalLine> lines, Set<String> unknown, int mostOver) {
        Set<String> lost = over(lines, unknown, mostOver);
        new Thinning(lines, lost).thinOut();
        return lost;
    }

    private static Set<String> over(NavigableMap<Long, JournalLine> lines, Set<String> unknown, int spared) {
        Set<String> seen = new HashSet<>();
        Set<String> over = new HashSet<>();
        int left = spared;
        for (JournalLine line : lines.descendingMap().values()) {
            if (line instanceof Happened happened && seen.add(happened.outline().id())) {
                String id = happened.outline().id();
                if (!happened.outline().isOpen() && unknown.contains(id) && left-- <= 0) {
                    over.add(id);
                }
            }
        }
        return over;
    }

    private void thinOut() {
        Iterator<JournalLine> newestFirst = lines.descendingMap().values().iterator();
        while (newestFirst.hasNext()) {
            JournalLine line = newestFirst.next();
            if (!stays(line)) {
                newestFirst.remove();
            } else if (line instanceof Told receipt && (receipt.what() == What.HELD || receipt.isStillOwed())) {
                wanted.add(receipt.about());
            }
        }
    }

    private boolean stays(JournalLine line) {
        if (line instanceof Happened happened) {
            return !lost.contains(happened.outline().id()) && (isNews(happened) || wanted.contains(line.seq()));
        }
        if (line instanceof Told receipt) {
            return !lost.contains(receipt.incidentId()) && isNews(receipt);
        }
        if (line instanceof Ruled ruled) {
            return isNews(ruled);
        }
        if (line instanceof Muted muted) {
            return told.add(
                    List.of(Muted.class, muted.mute().kind(), muted.mute().id()));
        }
        if (line instanceof Reported reported) {
            return told.add(List.of(Reported.class, reported.report(), reported.sink()));
        }
        return !(line instanceof Changed) || changes++ < Change.REMEMBERED;
    }

    /** What is for one audience tells nobody else of the incident. */
    private boolean isNews(Happened line) {
        Object audience = line.event() instanceof Updated update ? update.audience() : "everybody";
        return told.add(List.of(Happened.class, line.outline().id(), audience));
    }

    private boolean isNews(Told receipt) {
        return switch (receipt.what()) {
            case ADOPTED, REPLAY -> true; // each says something of its own, and they are few
            case REMEMBERED ->
                isNews(receipt.details().keySet().stream()
                        .map(name -> matter(receipt, name))
                        .toList());
            default -> told.add(matter(receipt, receipt.isStillOwed() + " " + receipt.endsEngagement()));
        };
    }

    private static List<Object> matter(Told receipt, String more) {
        return List.of(receipt.what(), receipt.sink(), receipt.incidentId(), more);
    }

    private boolean isNews(Ruled line) {
        List<List<Object>> of = new ArrayList<>();
        line.evaluated().forEach(rule -> of.add(List.of(Ruled.class, rule)));
        for (RuleState state : line.states()) {
            of.add(
                    state.isAboutScoring()
                            ? List.of(Ruled.class, line.seq()) // the first of these counts
                            : List.of(Ruled.class, state.rule(), state.by()));
        }
        return isNews(of);
    }

    private boolean isNews(Collection<List<Object>> of) {
        boolean isNews = false;
        for (List<Object> each : of) {
            isNews |= told.add(each);
        }
        return isNews;
    }
}
