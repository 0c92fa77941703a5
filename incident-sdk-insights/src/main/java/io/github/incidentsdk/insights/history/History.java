package io.github.incidentsdk.insights.history;

import io.github.incidentsdk.insights.answer.Break;
import io.github.incidentsdk.insights.answer.Window;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a stretch of time: its incidents, and what nearly was one; immutable.
 *
 * <p>Everything is in the order of time, and of ids where times are equal, so that the same record gives the same answers.
 */
public final class History {

    private final Window window;
    private final Optional<Window> covered;
    private final List<PastIncident> incidents;
    private final List<PastIncident> apart;
    private final List<NearMiss> nearMisses;
    private final List<HeldBack> heldBack;
    private final List<NearbyChange> changes;
    private final List<Break> breaks;
    private final List<String> cautions;

    History(HistoryBuilder from) {
        incidents = from.inOrder(from.incidents.values());
        apart = from.inOrder(from.apart.values());
        nearMisses = from.inOrder(from.nearMisses, NearMiss::from);
        heldBack = from.inOrder(from.heldBack.values(), HeldBack::at);
        changes = from.inOrder(from.changes.values(), NearbyChange::at);
        breaks = from.inOrder(from.breaks, Break::at);
        window = from.windowOf();
        covered = from.coveredOf(window);
        cautions = from.cautionsOf(incidents);
    }

    public static HistoryBuilder builder() {
        return new HistoryBuilder();
    }

    /** The time that the record is about: outside it nothing is known, inside it what is not here did not happen. */
    public Window window() {
        return window;
    }

    /** The part of the window that every source covers, in which alone before and after can be compared; empty where there is none. */
    public Optional<Window> covered() {
        return covered;
    }

    /** All incidents, also drills, shadows and what {@linkplain PastIncident#counts() does not count}. */
    public List<PastIncident> incidents() {
        return incidents;
    }

    /** Rows of files that are no incidents, such as maintenance; the type of each is its kind. */
    public List<PastIncident> apart() {
        return apart;
    }

    /** What rules saw that was over before it counted; only as far back as the journal keeps what rules said. */
    public List<NearMiss> nearMisses() {
        return nearMisses;
    }

    /** What was made less visible, and why. */
    public List<HeldBack> heldBack() {
        return heldBack;
    }

    /** What was changed, such as by deploys. */
    public List<NearbyChange> changes() {
        return changes;
    }

    /** Where a definition changed, so that before and after cannot be compared. */
    public List<Break> breaks() {
        return breaks;
    }

    /** What a reader has to know of the sources, such as that lines were passed over. */
    public List<String> cautions() {
        return cautions;
    }
}
