package io.github.incidentsdk.delivery.engagement;

import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What one sink was not told of when the process before ended, gathered from the journal's lines; for one thread. */
final class Restoring {

    /** The detail that says what sort of hold it is. */
    static final String HOLD = "hold";
    /** The detail that holds its name. */
    static final String HOLD_ID = "hold_id";

    /** The last line that the sink may hear of each incident that is open. */
    private final Map<String, Happened> lastOfOpen = new HashMap<>();

    private final Map<String, Hold> held = new LinkedHashMap<>();

    /** What was the last line of an incident that was held when it ended: the sink may have been about to be told of it. */
    private final Map<String, Happened> lastBeforeEnd = new HashMap<>();

    /** Incidents of which a first attempt was to be made and no answer is known, each with the newest line of that opening. */
    private final Map<String, Happened> unanswered = new HashMap<>();

    /** Those of them that ended since: a reopening is no newer state of the opening. */
    private final Set<String> ended = new HashSet<>();

    void happened(Happened line, boolean mayHear) {
        String incident = line.incident().id();
        if (!line.incident().isOpen()) {
            Happened last = lastOfOpen.remove(incident);
            if (last != null && held.containsKey(incident)) {
                lastBeforeEnd.put(incident, last);
            }
            if (unanswered.containsKey(incident)) {
                ended.add(incident);
            }
        } else if (mayHear) {
            lastOfOpen.put(incident, line);
            if (!ended.contains(incident)) {
                unanswered.computeIfPresent(incident, (id, before) -> line);
            }
        }
    }

    void told(Told told) {
        switch (told.what()) {
            case HELD -> {
                held.put(told.incidentId(), holdOf(told.details()));
                lastBeforeEnd.remove(told.incidentId());
            }
            case ENGAGED -> engaged(told);
            case ACCEPTED, SKIPPED, DEAD -> unanswered.remove(told.incidentId());
            case LANE_OPENED, PASSED, REMEMBERED -> {}
        }
    }

    /** An incident may have ended, and reopened, just before the lane wrote that the sink is to be told of it. */
    private void engaged(Told told) {
        String incident = told.incidentId();
        held.remove(incident);
        Happened before = lastBeforeEnd.remove(incident);
        boolean over = before != null && before.seq() >= told.about();
        Happened opening = over ? before : lastOfOpen.get(incident);
        if (opening != null) {
            unanswered.put(incident, opening);
        }
        if (over) {
            ended.add(incident);
        } else {
            ended.remove(incident);
        }
    }

    /** What the incidents are held by is only known by name; whoever looks finds out the rest. */
    private static Hold holdOf(Map<String, String> details) {
        String word = details.getOrDefault(HOLD, "");
        Hold.Kind kind = List.of(Hold.Kind.values()).stream()
                .filter(each -> wordOf(each).equals(word))
                .findFirst()
                .orElse(Hold.Kind.SILENCE);
        return new Hold(kind, details.getOrDefault(HOLD_ID, ""), "", "", null);
    }

    static String wordOf(Hold.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The lines after which the incidents are that are open by now. */
    Set<Long> linesOfOpen() {
        return lastOfOpen.values().stream().map(Happened::seq).collect(Collectors.toUnmodifiableSet());
    }

    /** What was held and is open, with its newest line, oldest first. */
    List<HeldBack.Held> held() {
        List<HeldBack.Held> waiting = new ArrayList<>();
        held.forEach((incident, hold) -> {
            Happened last = lastOfOpen.get(incident);
            if (last != null) {
                waiting.add(new HeldBack.Held(last, hold));
            }
        });
        waiting.sort(Comparator.comparing(each -> each.line().seq()));
        return waiting;
    }

    /** The newest lines of openings of which it is not known whether the backend took anything. */
    List<Happened> unanswered() {
        return unanswered.values().stream()
                .sorted(Comparator.comparing(Happened::seq))
                .toList();
    }

    void clear() {
        lastOfOpen.clear();
        held.clear();
        lastBeforeEnd.clear();
        unanswered.clear();
        ended.clear();
    }
}
