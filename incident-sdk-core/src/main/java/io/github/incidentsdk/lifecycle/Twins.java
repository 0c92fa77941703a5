package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Resolution;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Second openings of keys that are open already, as two processes of a service have had them side by side: backends that know
 * incidents by their key see one, so it ends with the other, and not before. For all threads.
 */
final class Twins {

    private final Register register;
    private final Queue<TrackedIncident> all = new ConcurrentLinkedQueue<>();

    Twins(Register register) {
        this.register = register;
    }

    /** Lets {@code twin} wait for the end of the opening that has its key. */
    void add(TrackedIncident twin) {
        remove(twin.snapshot().id());
        all.add(twin);
    }

    /** It is known to have ended, or waits as it was later. */
    void remove(String id) {
        all.removeIf(other -> other.snapshot().id().equals(id));
    }

    /** What code holds in a process that is gone it holds in the one that goes on; rules and guards see for themselves. */
    static void join(IncidentSnapshot twin, TrackedIncident leading) {
        for (Claim claim : twin.claims()) {
            if (claim.holds() && claim.reporter().equals(Actor.CODE)) {
                leading.report(claim.reporter(), Handover.detailsOf(twin, claim));
            }
        }
    }

    /** Ends those whose key is not open any more. */
    void tick() {
        all.removeIf(twin -> {
            TrackedIncident leading = register.at(twin.key());
            if (leading != null && leading.isOpen()) {
                return false;
            }
            end(twin, leading);
            return true;
        });
    }

    private static void end(TrackedIncident twin, @Nullable TrackedIncident leading) {
        String other = leading == null ? null : leading.snapshot().id();
        twin.end(
                Actor.SDK,
                Resolution.RECOVERED,
                other == null ? "ended with another opening of its key" : "ended with " + other,
                null);
    }
}
