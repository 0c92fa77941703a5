package io.github.incidentsdk.sink.webhook;

import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.http.HttpBackend;
import io.github.incidentsdk.time.TimeSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Posts every event to one URL, signed where there is a secret; every attempt has a timestamp of its own. */
final class WebhookSink implements IncidentSink {

    private final HttpBackend backend;
    private final Optional<WebhookSignature> signature;
    private final Map<String, String> headers;
    private final TimeSource time;

    WebhookSink(
            HttpBackend backend, Optional<WebhookSignature> signature, Map<String, String> headers, TimeSource time) {
        this.backend = backend;
        this.signature = signature;
        this.headers = Map.copyOf(headers);
        this.time = time;
    }

    @Override
    public DeliveryOutcome deliver(Delivery delivery) throws IOException {
        byte[] body = CloudEvent.bytes(delivery);
        String id = delivery.eventId();
        long timestamp = Math.floorDiv(time.wallMillis(), 1_000L);
        Map<String, String> all = new HashMap<>(headers);
        all.put("webhook-id", id);
        all.put("webhook-timestamp", Long.toString(timestamp));
        signature.ifPresent(key -> all.put("webhook-signature", key.sign(id, timestamp, body)));
        return backend.post(body, CloudEvent.CONTENT_TYPE, all).outcome();
    }

    @Override
    public void close() {
        backend.close();
    }

    @Override
    public String toString() {
        return "webhook " + backend;
    }
}
