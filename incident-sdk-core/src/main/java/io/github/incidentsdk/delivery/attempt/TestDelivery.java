package io.github.incidentsdk.delivery.attempt;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Status;
import io.github.incidentsdk.sink.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a sink is handed in a test; what it remembers lasts as long as the test. */
record TestDelivery(IncidentEvent event, IncidentSnapshot incident, boolean opens, Map<String, String> remembered)
        implements Delivery {

    /** What follows once that was taken. */
    TestDelivery ended(Instant at) {
        IncidentSnapshot over = incident.toBuilder()
                .status(Status.RESOLVED)
                .resolution(Resolution.DRILL_ENDED)
                .resolvedAt(at)
                .seq(2)
                .build();
        IncidentEvent end =
                new IncidentEvent.Resolved(TestIncident.stamp(over, 2, at), Resolution.DRILL_ENDED, "the test is over");
        return new TestDelivery(end, over, false, remembered);
    }

    @Override
    public boolean test() {
        return true;
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
        return Optional.ofNullable(remembered.get(name));
    }

    @Override
    public void remember(String name, String value) {
        remembered.put(name, value);
    }
}
