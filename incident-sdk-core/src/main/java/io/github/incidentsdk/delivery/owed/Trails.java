package io.github.incidentsdk.delivery.owed;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Finds out from the journal's lines what the process before still owed one sink; for one thread. */
public final class Trails {

    /** The line with which a sink was engaged with an incident, where it is not engaged. */
    public static final long NOT_ENGAGED = Trail.NOT_ENGAGED;

    private static final int FIRST_PRUNING = 1_024;

    private final Map<String, Trail> byKey = new HashMap<>();
    private final ToLongFunction<String> engagedSince;
    private int nextPruning = FIRST_PRUNING;

    /** Asks {@code engagedSince} for the line with which the sink was engaged with an incident. */
    public Trails(ToLongFunction<String> engagedSince) {
        this.engagedSince = engagedSince;
    }

    /**
     * Takes a line that the sink may hear.
     *
     * @param position how far the lane came, as far as was read; the greatest number for a lane that is not known yet
     */
    public void happened(Happened line, long position) {
        byKey.computeIfAbsent(line.outline().key(), key -> new Trail()).happened(line);
        if (byKey.size() > nextPruning) {
            byKey.values().removeIf(trail -> trail.prune(position, engagedSince));
            nextPruning = FIRST_PRUNING + 2 * byKey.size();
        }
    }

    /** Takes a receipt of this sink, once the engagements know it. */
    public void told(Told told) {
        switch (told.what()) {
            case LANE_OPENED, CATCHES_UP -> {
                for (Trail trail : byKey.values()) {
                    trail.passedOver(told.about());
                }
            }
            case PASSED, REMEMBERED, ADOPTED, REPLAY -> {}
            case HELD, ENGAGED, ACCEPTED, SKIPPED, DEAD -> {
                Trail trail = byKey.get(told.key());
                if (trail != null) {
                    told(told, trail);
                }
            }
        }
    }

    private static void told(Told told, Trail trail) {
        String incident = told.incidentId();
        switch (told.what()) {
            case HELD -> trail.held(incident, told.about(), Details.holdOf(told.details()));
            case ENGAGED -> trail.engaged(incident, told.about());
            default -> {
                Waiting line = lineOf(told, trail);
                if (told.details().containsKey(Details.CATCH_UP)) {
                    trail.missed(line);
                } else {
                    trail.answered(incident, told.about());
                }
                Instant again = Details.againAt(told.details());
                if (again != null) {
                    trail.again(line, again);
                }
            }
        }
    }

    /** The line that a receipt is about, as far as that is known. */
    private static Waiting lineOf(Told told, Trail trail) {
        return trail.line(told.about())
                .orElseGet(() -> new Waiting(
                        told.about(),
                        Waiting.Opening.someOf(told.incidentId()),
                        Severity.SEV1,
                        Waiting.Kind.OPENING,
                        told.at(),
                        List.of(),
                        0));
    }

    /** Puts what is owed into {@code owings}; once, when every line was taken. */
    public void settle(Owings owings, long position, long now, Instant wall) {
        for (Map.Entry<String, Trail> each : byKey.entrySet()) {
            Trail trail = each.getValue();
            Owed owed = trail.owed(each.getKey(), position, engagedSince, now);
            Trail.Again again = trail.again();
            if (owed != null) {
                owings.put(owed);
            } else if (again != null && engagedSince.applyAsLong(again.line().incidentId()) != NOT_ENGAGED) {
                Duration left = Duration.between(wall, again.at());
                owings.again(each.getKey(), again.line(), now + (left.isNegative() ? 0 : left.toNanos()));
            }
        }
        byKey.clear();
    }
}
