package io.github.incidentsdk.delivery.engagement;

import io.github.incidentsdk.delivery.owed.Owed.Held;
import io.github.incidentsdk.delivery.owed.Owings;
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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which of the incidents that are held back are free.
 *
 * <p>Changed by the lane's thread; {@link #all} and {@link #mayBeFree} may be read by others.
 */
public final class HeldBack {

    /** The wall clock may jump: a hold's end is looked at again after so long. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final Holds holds;
    private final Owings owings;
    private final Queue<String> free = new ConcurrentLinkedQueue<>();
    private volatile long changesSeen = -1;
    private volatile Instant nextEnd = Instant.MAX;

    HeldBack(Holds holds, Owings owings) {
        this.holds = holds;
        this.owings = owings;
    }

    /** What holds the incident of {@code line}; null when nothing does. */
    public @Nullable Hold on(Happened line, Instant now) {
        return holds.hold(line.incident(), now);
    }

    /** Lets an incident wait; true when it did not wait for that before. */
    public boolean keep(Happened line, Hold hold) {
        Instant until = hold.until();
        if (until != null && until.isBefore(nextEnd)) {
            nextEnd = until;
        }
        return owings.hold(line, hold);
    }

    /**
     * The newest line of an incident that nothing holds any more, the most severe first; null when there is none.
     *
     * @param another takes what waits for another hold now
     */
    public @Nullable Happened nextFree(Instant now, BiConsumer<Happened, Hold> another) {
        if (!all().isEmpty() && isStale(now)) {
            look(now, another);
        }
        for (String id = free.poll(); id != null; id = free.poll()) {
            Held waiting = all().get(id);
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
        List<Held> waiting = all().values().stream().sorted(worstFirst()).toList();
        for (Held each : waiting) {
            Hold hold = on(each.line(), now);
            if (hold == null) {
                free.add(each.line().incident().id());
            } else if (keep(each.line(), hold)) {
                another.accept(each.line(), hold);
            }
        }
    }

    private static Comparator<Held> worstFirst() {
        return Comparator.comparing((Held held) -> held.line().incident().severity())
                .thenComparing(held -> held.line().seq());
    }

    /** Whether one of these may be free by now; for any thread. */
    public boolean mayBeFree(Instant now) {
        return !all().isEmpty() && (isStale(now) || !free.isEmpty());
    }

    private boolean isStale(Instant now) {
        return holds.changes() != changesSeen || !now.isBefore(nextEnd);
    }

    /** How long until a hold may end, if time ends one: a while at the most. */
    public Optional<Duration> rest(Instant now) {
        if (all().isEmpty() || nextEnd.equals(Instant.MAX)) {
            return Optional.empty();
        }
        Duration left = now.isBefore(nextEnd) ? Duration.between(now, nextEnd) : Duration.ZERO;
        return Optional.of(left.compareTo(LONGEST_REST) < 0 ? left : LONGEST_REST);
    }

    /** What waits, by incident id; a view. */
    public Map<String, Held> all() {
        return owings.held();
    }
}
