package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Guards whose work failed: each lets go at a success that no failure follows for a while. For all threads. */
public final class Guards {

    private static final long FAILING = Long.MAX_VALUE;
    private static final String CLAIMED_TWICE = "goes on with another incident";

    private final IncidentTable table;
    private final TimeSource time;
    private final long keepNanos;
    private final Map<String, Failed> failed = new ConcurrentHashMap<>();

    /** A guard that failed and has not let go; everything under its own lock. */
    private static final class Failed {
        private final Actor reporter;
        private volatile @Nullable TrackedIncident incident;
        private long endsAt = FAILING;

        Failed(Actor reporter) {
            this.reporter = reporter;
        }
    }

    public Guards(IncidentTable table, TimeSource time, Duration keep) {
        this.table = table;
        this.time = time;
        this.keepNanos = keep.toNanos();
    }

    /** The guarded work threw. */
    public void failed(@Nullable String name, Throwable thrown) {
        failed(name, name, new IncidentDetails().cause(thrown));
    }

    /** The guarded work threw, which is an incident of that type with these details. */
    public void failed(@Nullable String name, @Nullable String type, IncidentDetails given) {
        if (name == null || name.isBlank() || type == null || type.isBlank()) {
            table.counts().add(Ignored.NO_TYPE);
            return;
        }
        String kept = nameOf(name); // before the lock: redactors are strangers
        String keptType = nameOf(type);
        IncidentDetails details = given.redacted(table.redaction());
        Actor reporter = Actor.guard(kept);
        Failed before = failed.get(reporter.name());
        table.describe(before == null ? null : before.incident, details);
        failed.compute(reporter.name(), (same, known) -> {
            Failed guard = known == null ? new Failed(reporter) : known;
            guard.endsAt = FAILING;
            guard.incident = table.report(reporter, guard.incident, keptType, details);
            return guard.incident == null || !guard.incident.isClaimedBy(reporter) ? null : guard;
        });
    }

    /** The guarded work succeeded; costs one look-up while nothing is wrong. */
    public void succeeded(@Nullable String name) {
        if (name == null || failed.isEmpty()) {
            return;
        }
        failed.computeIfPresent(Actor.guard(nameOf(name)).name(), (same, guard) -> {
            if (guard.incident != null && guard.incident.overrules(guard.reporter)) {
                table.release(guard.reporter, guard.incident, "succeeded");
                return null;
            }
            if (guard.endsAt == FAILING) {
                guard.endsAt = time.nanos() + keepNanos;
            }
            return guard;
        });
    }

    private String nameOf(String name) {
        return table.redaction().identity("guard", name);
    }

    /** Goes on with the guards that hold, or are overruled on, a restored incident. */
    public void restore(TrackedIncident incident) {
        for (Claim claim : incident.snapshot().claims()) {
            if (claim.reporter().kind() == Actor.Kind.GUARD && !LoggedClaims.isLogged(incident.snapshot(), claim)) {
                failed.compute(claim.reporter().name(), (same, known) -> restored(claim, incident, known));
            }
        }
    }

    private Failed restored(Claim claim, TrackedIncident incident, @Nullable Failed known) {
        Failed guard = known == null ? new Failed(claim.reporter()) : known;
        TrackedIncident kept = guard.incident;
        if (kept == null || (claim.holds() && kept.overrules(guard.reporter))) {
            guard.incident = incident;
        }
        TrackedIncident needless = guard.incident == incident ? kept : incident;
        if (needless != null) { // nobody would ever end a second claim
            table.release(guard.reporter, needless, CLAIMED_TWICE);
        }
        return guard;
    }

    /** Lets go what has succeeded for long enough. */
    public void tick(long nowNanos) {
        for (String name : failed.keySet()) {
            failed.computeIfPresent(name, (same, guard) -> {
                if (guard.endsAt == FAILING || nowNanos < guard.endsAt || guard.incident == null) {
                    return guard;
                }
                table.release(guard.reporter, guard.incident, "recovered");
                return null;
            });
        }
    }
}
