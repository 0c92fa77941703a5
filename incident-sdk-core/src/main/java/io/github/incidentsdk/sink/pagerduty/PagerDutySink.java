package io.github.incidentsdk.sink.pagerduty;

import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.http.HttpBackend;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one alert per incident key; what comes twice adds a line to the alert's log and pages nobody again. */
final class PagerDutySink implements IncidentSink {

    static final String ALERTS = "v2/enqueue";
    static final String CHANGES = "v2/change/enqueue";

    private static final Logger LOG = LoggerFactory.getLogger(PagerDutySink.class);
    private static final String JSON = "application/json";

    private final String id;
    private final HttpBackend backend;
    private final EventBody body;

    PagerDutySink(String id, HttpBackend backend, EventBody body) {
        this.id = id;
        this.backend = backend;
        this.body = body;
    }

    @Override
    public DeliveryOutcome deliver(Delivery delivery) throws IOException {
        if (delivery.digest().isPresent()) {
            return DeliveryOutcome.skipped("a digest pages nobody");
        }
        List<Message> messages = Message.of(delivery);
        if (messages.isEmpty()) {
            return DeliveryOutcome.skipped(
                    "PagerDuty is not told of " + delivery.event().kind());
        }
        DeliveryOutcome outcome = DeliveryOutcome.accepted();
        boolean opened = false;
        for (Message message : messages) {
            outcome = send(message, delivery);
            if (outcome instanceof DeliveryOutcome.Refused refused && opened) {
                // The alert is there and has to be ended one day: a refused opening would end its engagement.
                LOG.warn(
                        "Sink {}: the alert of {} is open, but PagerDuty refused what came with it: {}",
                        id,
                        delivery.eventId(),
                        delivery.incident().restricted() ? "it is restricted" : refused.why());
                outcome = DeliveryOutcome.accepted();
            }
            if (!(outcome instanceof DeliveryOutcome.Accepted)) {
                return outcome;
            }
            opened = delivery.opens();
        }
        return outcome;
    }

    private DeliveryOutcome send(Message message, Delivery delivery) throws IOException {
        if (message instanceof Message.Change change) {
            return backend.postBelow(CHANGES, body.change(change.event(), delivery.incident()), JSON, Map.of())
                    .outcome();
        }
        return backend.postBelow(ALERTS, body.alert(message, delivery), JSON, Map.of())
                .outcome();
    }

    @Override
    public void close() {
        backend.close();
    }

    @Override
    public String toString() {
        return "pagerduty " + backend;
    }
}
