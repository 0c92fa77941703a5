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

    /** Incidents of which a first attempt was to be made, and no answer is known. */
    private final Set<String> unanswered = new HashSet<>();

    void happened(Happened line, boolean mayHear) {
        String incident = line.incident().id();
        if (!line.incident().isOpen()) {
            lastOfOpen.remove(incident);
        } else if (mayHear) {
            lastOfOpen.put(incident, line);
        }
    }

    void told(Told told) {
        switch (told.what()) {
            case HELD -> held.put(told.incidentId(), holdOf(told.details()));
            case ENGAGED -> {
                held.remove(told.incidentId());
                unanswered.add(told.incidentId());
            }
            case ACCEPTED, SKIPPED, DEAD -> unanswered.remove(told.incidentId());
            case LANE_OPENED, PASSED, REMEMBERED -> {}
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

    /** The newest lines of incidents that are open and of which it is not known whether the backend took anything. */
    List<Happened> unanswered() {
        return lastOfOpen.entrySet().stream()
                .filter(each -> unanswered.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(Happened::seq))
                .toList();
    }

    void clear() {
        lastOfOpen.clear();
        held.clear();
        unanswered.clear();
    }
}
