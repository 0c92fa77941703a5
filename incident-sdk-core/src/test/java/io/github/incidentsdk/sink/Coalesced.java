package io.github.incidentsdk.sink;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import java.util.List;
import java.util.Optional;

/** A delivery that stands for earlier events, too. */
public record Coalesced(Delivery last, List<IncidentEvent> coalesced) implements Delivery {

    @Override
    public IncidentSnapshot incident() {
        return last.incident();
    }

    @Override
    public IncidentEvent event() {
        return last.event();
    }

    @Override
    public boolean opens() {
        return last.opens();
    }

    @Override
    public int attempt() {
        return last.attempt();
    }

    @Override
    public Optional<String> receipt(String name) {
        return last.receipt(name);
    }

    @Override
    public void remember(String name, String value) {
        last.remember(name, value);
    }
}
