package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Incidents of errors that were logged: one per logger and error, held open by a claim of a guard's kind, which ends once the error
 * was not logged for a while. Safe for all threads.
 */
public final class LoggedClaims {

    /** The type of all of them. */
    public static final String TYPE = "logged-error";

    /** Who claims them. */
    public static final Actor REPORTER = Actor.guard("log-appender");

    private static final String LOGGER = "logger";
    private static final String ERROR = "error";
    private static final String OTHER = "other";
    private static final String TITLE = "{logger} logs errors: {error}";

    private final IncidentTable table;
    private final TimeSource time;
    private final Limits limits;
    private final Map<Which, Held> held = new HashMap<>();

    /**
     * Bounds.
     *
     * @param keep how long an error must not have been logged for its incident to end
     * @param most how many errors are told apart at a time; what comes beyond is one incident
     */
    public record Limits(Duration keep, int most) {}

    /** What tells one incident from another. */
    private record Which(String logger, String error) {
        static final Which BEYOND = new Which(OTHER, OTHER);
    }

    /** An error that was logged not long ago. */
    private static final class Held {
        private final TrackedIncident incident;
        private long endsAt;

        Held(TrackedIncident incident, long endsAt) {
            this.incident = incident;
            this.endsAt = endsAt;
        }
    }

    public LoggedClaims(IncidentTable table, TimeSource time, Limits limits) {
        this.table = table;
        this.time = time;
        this.limits = limits;
    }

    /** The type of these incidents, where {@code configured} says nothing else of identity and title; null when nobody configured it. */
    public static IncidentType type(@Nullable IncidentType configured) {
        IncidentType type =
                configured == null ? IncidentType.named(TYPE).category("errors").build() : configured;
        IncidentType.Builder builder = type.toBuilder();
        if (type.by().isEmpty()) {
            builder.by(LOGGER, ERROR);
        }
        if (type.title().equals(TYPE)) {
            builder.title(TITLE);
        }
        return builder.build();
    }

    /**
     * An error was logged.
     *
     * @param details what is known of it beside logger and error; used when it was not logged for a while
     * @param times how often it was logged, at least once
     */
    public synchronized void logged(String logger, String error, IncidentDetails details, long times) {
        Which which = new Which(logger, error);
        Held known = held.get(which);
        if (known == null && held.size() >= limits.most() && !which.equals(Which.BEYOND)) {
            logged(OTHER, OTHER, new IncidentDetails(), times);
            return;
        }
        IncidentDetails said = known == null || !known.incident.isOpen() ? details : new IncidentDetails();
        said.by(LOGGER, which.logger).by(ERROR, which.error);
        TrackedIncident incident = table.report(REPORTER, TYPE, said);
        if (incident != null) {
            incident.repeated(times - 1);
            held.put(which, new Held(incident, time.nanos() + limits.keep().toNanos()));
        }
    }

    /** Goes on with an incident that an earlier process, or an earlier manager, left open; the time until its end begins anew. */
    public synchronized void restore(TrackedIncident incident) {
        IncidentSnapshot kept = incident.snapshot();
        if (kept.claims().stream().anyMatch(claim -> isLogged(kept, claim))) {
            Which which =
                    new Which(kept.by().getOrDefault(LOGGER, ""), kept.by().getOrDefault(ERROR, ""));
            held.put(which, new Held(incident, time.nanos() + limits.keep().toNanos()));
        }
    }

    /** Whether it is a claim of an appender, and not of a guard that somebody calls the same. */
    static boolean isLogged(IncidentSnapshot incident, Claim claim) {
        return incident.type().equals(TYPE) && claim.reporter().equals(REPORTER);
    }

    /** Lets go what was not logged for long enough. */
    public synchronized void tick(long nowNanos) {
        for (Iterator<Held> each = held.values().iterator(); each.hasNext(); ) {
            Held quiet = each.next();
            if (nowNanos >= quiet.endsAt) {
                each.remove();
                if (held.values().stream().noneMatch(other -> other.incident == quiet.incident)) {
                    table.release(
                            REPORTER,
                            quiet.incident,
                            "not logged for " + limits.keep().toSeconds() + " s");
                }
            }
        }
    }
}
