package io.github.incidentsdk.delivery.attempt;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentKey;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The incident that a test of a sink is about: a drill of a type of its own, which is in no table and in no journal.
 *
 * <p>Its key is the same for every test of a sink, so that the next test ends at the backend what the answer to one before was lost of.
 */
public final class TestIncident {

    private static final String TYPE = "sink-test";

    private final IncidentSnapshot incident;

    private TestIncident(IncidentSnapshot incident) {
        this.incident = incident;
    }

    /** A test of {@code sink} by a service. */
    public static TestIncident of(String sink, String service, Instant at) {
        Map<String, String> by = Map.of("sink", sink);
        String key = new IncidentKey(service, TYPE, by, null, IncidentKey.DRILL).text();
        String id = key.substring("v1-".length(), "v1-".length() + 10) + "-test" + Long.toString(at.toEpochMilli(), 36);
        return new TestIncident(IncidentSnapshot.of(key, id)
                .service(service)
                .type(TYPE)
                .by(by)
                .title("DRILL: test of " + sink + " by " + service)
                .severity(Severity.SEV5)
                .drill(true)
                .status(Status.DECLARED)
                .count(1)
                .seq(1)
                .declaredAt(at)
                .openedAt(at)
                .lastSeenAt(at)
                .build());
    }

    /** As it is told first. */
    public IncidentSnapshot snapshot() {
        return incident;
    }

    /** What is told first. */
    public IncidentEvent event() {
        return new IncidentEvent.Declared(stamp(incident, 1, incident.declaredAt()));
    }

    TestDelivery opening() {
        return new TestDelivery(event(), incident, true, new ConcurrentHashMap<>());
    }

    static IncidentEvent.Stamp stamp(IncidentSnapshot incident, long seq, Instant at) {
        return new IncidentEvent.Stamp(incident.key(), incident.id(), seq, at, Actor.SDK);
    }
}
