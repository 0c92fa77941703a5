package io.github.incidentsdk.testing;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A delivery made by hand. */
record ToldDelivery(IncidentSnapshot incident, IncidentEvent event, int attempt) implements Delivery {

    static ToldDelivery declared(String type) {
        IncidentSnapshot incident =
                IncidentSnapshot.of("v1-" + type, type + "-1").type(type).seq(1).build();
        return new ToldDelivery(
                incident,
                new IncidentEvent.Declared(
                        new IncidentEvent.Stamp(incident.key(), incident.id(), 1, Instant.EPOCH, Actor.CODE)),
                1);
    }

    ToldDelivery again() {
        return new ToldDelivery(incident, event, attempt + 1);
    }

    @Override
    public boolean opens() {
        return true;
    }

    @Override
    public List<IncidentEvent> coalesced() {
        return List.of();
    }

    @Override
    public Optional<String> receipt(String name) {
        return Optional.empty();
    }

    @Override
    public void remember(String name, String value) {
        throw new UnsupportedOperationException("a recording sink has nothing to remember");
    }
}
