package io.github.incidentsdk.sink.webhook;

import io.github.incidentsdk.briefing.Briefing;
import io.github.incidentsdk.json.DigestJson;
import io.github.incidentsdk.json.EventJson;
import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.sink.Delivery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A delivery as a CloudEvents 1.0 event in structured JSON. */
final class CloudEvent {

    static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

    private CloudEvent() {}

    static byte[] bytes(Delivery delivery) {
        IncidentEvent event = delivery.event();
        return JsonWriter.bytes(json -> json.put("specversion", "1.0")
                .put("id", delivery.eventId())
                .put(
                        "source",
                        "/incident-sdk/" + pathSegment(delivery.incident().service()))
                .put("type", typeOf(delivery))
                .put("subject", delivery.incident().key())
                .put("time", event.stamp().at())
                .put("datacontenttype", "application/json")
                .object("data", data -> data(data, delivery)));
    }

    private static String typeOf(Delivery delivery) {
        return delivery.digest().isPresent()
                ? "io.github.incidentsdk.digest"
                : "io.github.incidentsdk.incident." + delivery.event().kind();
    }

    private static void data(JsonWriter data, Delivery delivery) {
        data.put("opens", delivery.opens());
        delivery.digest().ifPresent(digest -> data.object("digest", members -> DigestJson.write(members, digest)));
        data.object("event", event -> EventJson.write(event, delivery.event()));
        data.object("incident", incident -> EventJson.write(incident, delivery.incident()));
        Briefing briefing = delivery.opens() ? delivery.briefing() : Briefing.none();
        if (!briefing.isEmpty()) {
            data.object("briefing", known -> BriefingJson.write(known, briefing));
        }
        if (!delivery.coalesced().isEmpty()) {
            data.array(
                    "coalesced",
                    events -> delivery.coalesced()
                            .forEach(earlier -> events.addObject(one -> EventJson.write(one, earlier))));
        }
    }

    private static String pathSegment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
