package io.github.incidentsdk.delivery.engagement;

import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.hold.Holds;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What one sink takes: what its own filter lets through, and in place of others what it would not take itself, held back until
 * one of these has been down for a while without having been told. Safe for all threads.
 */
final class StandIn implements Holds {

    private final Accepts own;
    private final Holds holds;
    private final List<Primary> primaries = new CopyOnWriteArrayList<>();

    /** A sink in whose place this one is told, once that has been down for so long. */
    private record Primary(LaneState state, Duration after, TimeSource time) {

        boolean wants(IncidentSnapshot incident) {
            return state.wants(incident) && !SelfReported.isAbout(incident, state.sink());
        }

        /** Why its fallback waits; null when it does not. */
        @Nullable
        Hold standBy(IncidentSnapshot incident, Instant now) {
            boolean told = state.engagements().wasTold(incident.id());
            Hold itself = told ? null : state.standBy(incident, now);
            if (told || itself != null) {
                return hold(itself == null ? null : itself.until());
            }
            long left = state.downtime().left(after, time.nanos());
            return left <= 0 ? null : hold(left == Downtime.NEVER ? null : now.plusNanos(left));
        }

        private Hold hold(@Nullable Instant until) {
            return new Hold(Hold.Kind.FALLBACK, state.sink(), "", "told if that takes nothing for " + after, until);
        }
    }

    StandIn(Accepts own, Holds holds) {
        this.own = own;
        this.holds = holds;
    }

    void add(LaneState primary, Duration after, TimeSource time) {
        primaries.add(new Primary(primary, after, time));
    }

    /** Whether it takes such an incident, for itself or in another's place. */
    boolean wants(IncidentSnapshot incident) {
        return own.passes(incident) || primaries.stream().anyMatch(primary -> primary.wants(incident));
    }

    /** In whose place it takes the incident; null when for itself. */
    @Nullable
    String inPlaceOf(IncidentSnapshot incident) {
        return own.passes(incident)
                ? null
                : primaries.stream()
                        .filter(primary -> primary.wants(incident))
                        .map(primary -> primary.state().sink())
                        .findFirst()
                        .orElse(null);
    }

    /** What it waits for that takes the incident only in another's place; null when for nothing. */
    @Nullable
    Hold standBy(IncidentSnapshot incident, Instant now) {
        Hold soonest = null;
        if (own.passes(incident)) {
            return null;
        }
        for (Primary primary : primaries) {
            Hold hold = primary.wants(incident) ? primary.standBy(incident, now) : null;
            if (hold == null && primary.wants(incident)) {
                return null;
            }
            soonest = hold != null && (soonest == null || isSooner(hold, soonest)) ? hold : soonest;
        }
        return soonest;
    }

    private static boolean isSooner(Hold one, Hold other) {
        return one.until() != null && (other.until() == null || one.until().isBefore(other.until()));
    }

    @Override
    public @Nullable Hold hold(IncidentSnapshot incident, Instant now) {
        Hold standBy = standBy(incident, now);
        return standBy == null ? holds.hold(incident, now) : standBy;
    }

    @Override
    public long changes() {
        long changes = holds.changes();
        for (Primary primary : primaries) {
            changes += primary.state().changesForFallback();
        }
        return changes;
    }

    /** As {@link #changes}, without those of the holds. */
    long changesOfPrimaries() {
        return primaries.stream()
                .mapToLong(primary -> primary.state().changesForFallback())
                .sum();
    }
}
