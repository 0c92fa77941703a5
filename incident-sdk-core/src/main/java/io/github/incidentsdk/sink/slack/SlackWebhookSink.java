package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.model.Digest;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.http.HttpBackend;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Posts to an incoming webhook: a message can neither be changed nor answered there, so each event is one of its own. */
final class SlackWebhookSink implements IncidentSink {

    private static final int TITLE = 150;

    private final HttpBackend backend;

    SlackWebhookSink(HttpBackend backend) {
        this.backend = backend;
    }

    @Override
    public DeliveryOutcome deliver(Delivery delivery) throws IOException {
        if (delivery.digest().isPresent()) {
            Digest digest = delivery.digest().get();
            return post(JsonWriter.bytes(message -> Bulletin.write(message, digest)));
        }
        List<Detail> details = Detail.of(delivery);
        if (!delivery.opens() && details.isEmpty()) {
            return DeliveryOutcome.skipped("a webhook cannot change what it posted, and a repeat is no news");
        }
        return post(JsonWriter.bytes(message -> write(message, delivery, Detail.lines(details))));
    }

    private DeliveryOutcome post(byte[] body) throws IOException {
        return SlackAnswer.ofWebhook(backend.post(body, SlackApi.JSON, Map.of()))
                .outcome();
    }

    private static void write(JsonWriter message, Delivery delivery, String news) {
        IncidentSnapshot incident = delivery.incident();
        String title = Headline.of(incident, TITLE);
        message.put("text", news.isEmpty() ? title : title + "\n" + news);
        if (delivery.opens() || showsIncident(delivery.event())) {
            Blocks.ofIncident(message, incident, new Known(delivery.briefing()), news);
        } else {
            Blocks.ofWords(
                    message,
                    news,
                    title + ", " + Words.of(delivery.event().stamp().at()));
        }
    }

    /** Whether it changed so much that the whole state is worth a message. */
    private static boolean showsIncident(IncidentEvent event) {
        return event instanceof IncidentEvent.Reopened
                || event instanceof IncidentEvent.Resolved
                || event instanceof IncidentEvent.SeverityChanged
                || event instanceof IncidentEvent.SeveritySet;
    }

    @Override
    public void close() {
        backend.close();
    }

    @Override
    public String toString() {
        return "slack " + backend;
    }
}
