package io.github.incidentsdk.delivery.owed;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentOutline;
import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line that a sink is still to be told, by its number; the rest stays in the journal until its turn.
 *
 * @param seq the line's number in the journal
 * @param opening what it is about
 * @param severity how bad the incident is after it
 * @param kind what it may be told together with
 * @param at when it happened, wall time
 * @param earlier the numbers of updates that this one stands for as well, ascending; the newest of many
 * @param older so many more it stands for, which only its state tells
 */
public record Waiting(
        long seq, Opening opening, Severity severity, Kind kind, Instant at, List<Long> earlier, int older) {

    /** So many lines an update stands for by number; what is older only its state tells. */
    private static final int MOST_EARLIER = 255;

    /**
     * An incident from an opening or reopening to its end.
     *
     * @param incidentId the incident
     * @param reopened how often it was reopened before; -1 when that is not known
     */
    public record Opening(String incidentId, int reopened) {

        private static final int UNKNOWN = -1;

        /** One of the incident's; which, nobody remembers. */
        static Opening someOf(String incidentId) {
            return new Opening(incidentId, UNKNOWN);
        }

        boolean isSome() {
            return reopened == UNKNOWN;
        }

        static Opening of(IncidentOutline incident) {
            return new Opening(incident.id(), incident.reopened());
        }
    }

    /** What a line may be told together with. */
    public enum Kind {
        /** Told on its own. */
        OPENING,
        /** Told together with other updates where they wait. */
        UPDATE,
        /** Told on its own; nothing more of the opening follows. */
        END
    }

    public Waiting {
        earlier = List.copyOf(earlier);
    }

    public static Waiting of(Happened line) {
        return new Waiting(
                line.seq(),
                Opening.of(line.outline()),
                line.outline().severity(),
                kindOf(line),
                line.at(),
                List.of(),
                0);
    }

    private static Kind kindOf(Happened line) {
        if (!line.outline().isOpen()) {
            return Kind.END;
        }
        boolean opens = line.event() instanceof IncidentEvent.Declared
                || line.event() instanceof IncidentEvent.Reopened
                || line.event() instanceof IncidentEvent.StateKept; // it may stand for one of these
        return opens ? Kind.OPENING : Kind.UPDATE;
    }

    /** The same as the first that a backend hears of the incident, whatever it is. */
    Waiting asOpening() {
        return kind == Kind.UPDATE ? new Waiting(seq, opening, severity, Kind.OPENING, at, earlier, older) : this;
    }

    /** Whether {@code next} may stand for this as well: both are updates of one opening, and this one waited long enough. */
    boolean mayJoin(Waiting next, Instant now, Duration patience) {
        return kind == Kind.UPDATE
                && next.kind == Kind.UPDATE
                && opening.equals(next.opening)
                && !at.plus(patience).isAfter(now);
    }

    /** The same, standing for {@code before} as well. */
    Waiting after(Waiting before) {
        List<Long> all = new ArrayList<>(before.earlier);
        all.add(before.seq);
        all.addAll(earlier);
        int tooMany = Math.max(0, all.size() - MOST_EARLIER);
        return new Waiting(
                seq, opening, severity, kind, at, all.subList(tooMany, all.size()), before.older + older + tooMany);
    }

    /** The same, standing for no other. */
    Waiting alone() {
        return earlier.isEmpty() ? this : new Waiting(seq, opening, severity, kind, at, List.of(), 0);
    }

    /** As much of it as is before line {@code position}; null when nothing is. */
    @Nullable
    Waiting before(long position) {
        if (seq < position) {
            return this;
        }
        List<Long> left = earlier.stream().filter(number -> number < position).toList();
        return left.isEmpty()
                ? null
                : new Waiting(
                        left.get(left.size() - 1),
                        opening,
                        severity,
                        kind,
                        at,
                        left.subList(0, left.size() - 1),
                        older);
    }

    /** As much of it as is at line {@code from} or after; null when nothing is. */
    @Nullable
    Waiting from(long from) {
        if (seq < from) {
            return null;
        }
        return new Waiting(
                seq,
                opening,
                severity,
                kind,
                at,
                earlier.stream().filter(number -> number >= from).toList(),
                from <= first() ? older : 0);
    }

    /** So many lines it stands for beside its own. */
    public int joined() {
        return earlier.size() + older;
    }

    public String incidentId() {
        return opening.incidentId();
    }

    /** The number of the first line that it stands for. */
    long first() {
        return earlier.isEmpty() ? seq : earlier.get(0);
    }
}
