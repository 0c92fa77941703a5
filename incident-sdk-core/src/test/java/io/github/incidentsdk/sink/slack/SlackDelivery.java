package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Delivery;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A delivery whose receipts a test keeps. */
record SlackDelivery(
        IncidentEvent event,
        IncidentSnapshot incident,
        boolean opens,
        List<IncidentEvent> coalesced,
        Map<String, String> receipts)
        implements Delivery {

    SlackDelivery {
        coalesced = List.copyOf(coalesced);
    }

    SlackDelivery opening() {
        return new SlackDelivery(event, incident, true, coalesced, receipts);
    }

    SlackDelivery after(IncidentEvent... earlier) {
        return new SlackDelivery(event, incident, opens, List.of(earlier), receipts);
    }

    SlackDelivery of(IncidentSnapshot other) {
        return new SlackDelivery(event, other, opens, coalesced, receipts);
    }

    @Override
    public int attempt() {
        return 1;
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
