package io.github.incidentsdk.testing.contract;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Delivery;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An event on its way to the sink under test; what the sink remembers is kept for the incident's later events. */
record HandedDelivery(
        IncidentSnapshot incident, IncidentEvent event, boolean opens, int attempt, Map<String, String> receipts)
        implements Delivery {

    HandedDelivery again() {
        return new HandedDelivery(incident, event, opens, attempt + 1, receipts);
    }

    HandedDelivery opening() {
        return new HandedDelivery(incident, event, true, attempt, receipts);
    }

    @Override
    public List<IncidentEvent> coalesced() {
        return List.of();
    }

    @Override
    public Optional<String> receipt(String name) {
        return Optional.ofNullable(receipts.get(name));
    }

    @Override
    public void remember(String name, String value) {
        receipts.put(name, value);
    }

    @Override
    public String toString() {
        return event.kind() + " (" + eventId() + ", attempt " + attempt + (opens ? ", opens)" : ")");
    }
}
