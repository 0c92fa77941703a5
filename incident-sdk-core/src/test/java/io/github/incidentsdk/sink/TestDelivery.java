package io.github.incidentsdk.sink;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One event of an incident as a sink is handed it. */
public record TestDelivery(IncidentEvent event, IncidentSnapshot incident, boolean opens) implements Delivery {

    public static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    /** An incident of which nothing has been told yet. */
    public static IncidentSnapshotBuilder costSpike() {
        return IncidentSnapshot.of("v1-abcdefghijklmnopqrstuvwxyz", "abcdefghij-1x-7f")
                .service("check out")
                .type("cost-spike")
                .title("Cloud spend spike in prod-eu")
                .by(Map.of("account", "prod-eu"))
                .metrics(Map.of("usd_per_hour", 412.0))
                .severity(Severity.SEV2)
                .declaredAt(AT)
                .openedAt(AT);
    }

    public static TestDelivery of(IncidentSnapshotBuilder incident, Function<Stamp, IncidentEvent> event) {
        IncidentSnapshot after = incident.seq(3).build();
        Stamp stamp = new Stamp(after.key(), after.id(), after.seq(), AT, Actor.CODE);
        return new TestDelivery(event.apply(stamp), after, after.isOpen());
    }

    public static TestDelivery declared() {
        return of(costSpike(), IncidentEvent.Declared::new);
    }

    /** The same as the first that the sink hears of the incident. */
    public TestDelivery opening() {
        return new TestDelivery(event, incident, true);
    }

    @Override
    public List<IncidentEvent> coalesced() {
        return List.of();
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public Optional<String> receipt(String name) {
        return Optional.empty();
    }

    @Override
    public void remember(String name, String value) {
        throw new UnsupportedOperationException("no sink tested here remembers anything");
    }
}
