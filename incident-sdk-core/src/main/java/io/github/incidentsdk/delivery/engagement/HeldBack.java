package io.github.incidentsdk.delivery.engagement;

import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.hold.Holds;
import io.github.incidentsdk.journal.JournalLine.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The incidents that one sink would have been told of if nothing held them back, each with the newest line it may hear.
 *
 * <p>Changed by the lane's thread; {@link #all} and {@link #mayBeFree} may be read by others.
 */
public final class HeldBack {

    /** The wall clock may jump: a hold's end is looked at again after so long. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private static final Comparator<Held> WORST_FIRST = Comparator.comparing(
                    (Held held) -> held.line().incident().severity())
            .thenComparing(held -> held.line().seq());

    private final Holds holds;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Queue<String> free = new ConcurrentLinkedQueue<>();
    private volatile long changesSeen = -1;
    private volatile Instant nextEnd = Instant.MAX;

    /**
     * An incident that waits.
     *
     * @param line the newest line that the sink may hear of it
     * @param hold what holds it
     */
    public record Held(Happened line, Hold hold) {}

    HeldBack(Holds holds) {
        this.holds = holds;
    }

    /** What holds the incident of {@code line}; null when nothing does. */
    public @Nullable Hold on(Happened line, Instant now) {
        return holds.hold(line.incident(), now);
    }

    /** Lets an incident wait; true when it did not wait for that before. */
    public boolean keep(Happened line, Hold hold) {
        Held before = held.put(line.incident().id(), new Held(line, hold));
        Instant until = hold.until();
        if (until != null && until.isBefore(nextEnd)) {
            nextEnd = until;
        }
        return before == null || !before.hold().isSameAs(hold);
    }

    /** The incident waits no longer: the sink is told, or it is none for the sink any more. */
    void drop(String incidentId) {
        held.remove(incidentId);
    }

    /**
     * The newest line of an incident that nothing holds any more, the most severe first; null when there is none.
     *
     * @param another takes what waits for another hold now
     */
    public @Nullable Happened nextFree(Instant now, BiConsumer<Happened, Hold> another) {
        if (!held.isEmpty() && isStale(now)) {
            look(now, another);
        }
        for (String id = free.poll(); id != null; id = free.poll()) {
            Held waiting = held.get(id);
            if (waiting != null && on(waiting.line(), now) == null) {
                return waiting.line();
            }
        }
        return null;
    }

    private void look(Instant now, BiConsumer<Happened, Hold> another) {
        changesSeen = holds.changes(); // before looking: what changes meanwhile is looked at again
        nextEnd = Instant.MAX;
        free.clear();
        List<Held> waiting = held.values().stream().sorted(WORST_FIRST).toList();
        for (Held each : waiting) {
            Hold hold = on(each.line(), now);
            if (hold == null) {
                free.add(each.line().incident().id());
            } else if (keep(each.line(), hold)) {
                another.accept(each.line(), hold);
            }
        }
    }

    /** Whether one of these may be free by now; for any thread. */
    public boolean mayBeFree(Instant now) {
        return !held.isEmpty() && (isStale(now) || !free.isEmpty());
    }

    private boolean isStale(Instant now) {
        return holds.changes() != changesSeen || !now.isBefore(nextEnd);
    }

    /** How long until a hold may end, if time ends one: a while at the most. */
    public Optional<Duration> rest(Instant now) {
        if (held.isEmpty() || nextEnd.equals(Instant.MAX)) {
            return Optional.empty();
        }
        Duration left = now.isBefore(nextEnd) ? Duration.between(now, nextEnd) : Duration.ZERO;
        return Optional.of(left.compareTo(LONGEST_REST) < 0 ? left : LONGEST_REST);
    }

    /** What waits, by incident id; a view. */
    public Map<String, Held> all() {
        return held;
    }
}
