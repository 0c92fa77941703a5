package io.github.incidentsdk.sink;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A delivery whose sink remembers into {@code receipts}. */
public record Remembering(Delivery delivery, Map<String, String> receipts) implements Delivery {

    @Override
    public IncidentSnapshot incident() {
        return delivery.incident();
    }

    @Override
    public IncidentEvent event() {
        return delivery.event();
    }

    @Override
    public boolean opens() {
        return delivery.opens();
    }

    @Override
    public List<IncidentEvent> coalesced() {
        return delivery.coalesced();
    }

    @Override
    public int attempt() {
        return delivery.attempt();
    }

    @Override
    public Optional<String> receipt(String name) {
        return Optional.ofNullable(receipts.get(name));
    }

    @Override
    public void remember(String name, String value) {
        receipts.put(name, value);
    }
}
