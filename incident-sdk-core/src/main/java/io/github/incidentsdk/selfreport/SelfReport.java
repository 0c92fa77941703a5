package io.github.incidentsdk.selfreport;

import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Scope;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Declares what is wrong with the SDK's own work, and ends it when that is over; one incident per kind and subject.
 *
 * <p>They are about rules, sinks and the journal, never about one another. Of one kind at most {@link #MOST} are open: a source
 * that dies blinds every rule over it, and the next subjects say nothing new. For one thread.
 */
public final class SelfReport {

    /** How many incidents of one kind may be open. */
    public static final int MOST = 20;

    private static final long EVERY = Duration.ofSeconds(15).toNanos();

    /** What an earlier process found stays so long, since nothing can be found again at once. */
    private static final long GRACE = Duration.ofMinutes(10).toNanos();

    private static final String OVER = "it works again";

    private final IncidentTable incidents;
    private final Findings findings = new Findings();
    private final Map<Finding, TrackedIncident> open = new HashMap<>();
    private final Map<Finding, TrackedIncident> earlier = new HashMap<>();
    private long next = Long.MIN_VALUE;
    private long graceEnds = Long.MIN_VALUE;

    public SelfReport(IncidentTable incidents) {
        this.incidents = incidents;
    }

    /** The type of these incidents, with what {@code configured} says of owner and severities. */
    public static IncidentType type(IncidentType configured) {
        return configured.toBuilder()
                .by(SelfReported.KIND, SelfReported.SUBJECT)
                .scope(Scope.INSTANCE)
                .build();
    }

    /** The type of these incidents where nobody configured it. */
    public static IncidentType type() {
        return type(IncidentType.named(SelfReported.TYPE)
                .title("incident-sdk: {kind} {subject}")
                .category("monitoring")
                .build());
    }

    /** Goes on with what an earlier process declared of itself; before the first {@link #check}. */
    public void restore(Iterable<TrackedIncident> kept) {
        for (TrackedIncident incident : kept) {
            if (isOurs(incident)) {
                Map<String, String> by = incident.snapshot().by();
                for (Finding.Kind kind : Finding.Kind.values()) {
                    if (kind.word().equals(by.get(SelfReported.KIND))) {
                        earlier.put(new Finding(kind, by.getOrDefault(SelfReported.SUBJECT, "")), incident);
                    }
                }
            }
        }
    }

    /** Ends what an earlier process declared of itself: nothing is declared any more. */
    public static void end(IncidentTable incidents) {
        for (TrackedIncident incident : incidents.open()) {
            if (isOurs(incident)) {
                incidents.release(Actor.SDK, incident, "self-report is off");
            }
        }
    }

    private static boolean isOurs(TrackedIncident incident) {
        return SelfReported.is(incident.snapshot())
                && incident.snapshot().claims().stream()
                        .anyMatch(claim -> claim.holds() && claim.reporter().equals(Actor.SDK));
    }

    /** Whether {@link #check} has anything to look at yet. */
    public boolean isDue(long nowNanos) {
        return nowNanos >= next;
    }

    /** Declares what is wrong and ends what is over. */
    public void check(Observed now, long nowNanos) {
        if (graceEnds == Long.MIN_VALUE) {
            graceEnds = nowNanos + GRACE;
        }
        next = nowNanos + EVERY;
        Map<Finding, String> found = findings.in(now, nowNanos);
        found.keySet().forEach(this::takeUp);
        endOthers(found, nowNanos);
        Map<Finding.Kind, Integer> counts = new EnumMap<>(Finding.Kind.class);
        open.keySet().forEach(finding -> counts.merge(finding.kind(), 1, Integer::sum));
        found.forEach((finding, why) -> {
            if (!open.containsKey(finding) && counts.merge(finding.kind(), 1, Integer::sum) <= MOST) {
                declare(finding, why);
            }
        });
    }

    private void takeUp(Finding finding) {
        TrackedIncident incident = earlier.remove(finding);
        if (incident != null) {
            open.put(finding, incident);
        }
    }

    private void endOthers(Map<Finding, String> found, long nowNanos) {
        for (Iterator<Map.Entry<Finding, TrackedIncident>> each =
                        open.entrySet().iterator();
                each.hasNext(); ) {
            Map.Entry<Finding, TrackedIncident> was = each.next();
            if (!found.containsKey(was.getKey())) {
                incidents.release(Actor.SDK, was.getValue(), OVER);
                each.remove();
            }
        }
        if (nowNanos >= graceEnds) {
            earlier.values().forEach(incident -> incidents.release(Actor.SDK, incident, OVER));
            earlier.clear();
        }
    }

    private void declare(Finding finding, String why) {
        IncidentDetails details = new IncidentDetails()
                .by(SelfReported.KIND, finding.kind().word())
                .by(SelfReported.SUBJECT, finding.subject())
                .tag("why", why);
        TrackedIncident incident = incidents.hold(Actor.SDK, SelfReported.TYPE, Severity.SEV3, details, Scope.INSTANCE);
        if (incident != null) {
            open.put(finding, incident);
        }
    }
}
