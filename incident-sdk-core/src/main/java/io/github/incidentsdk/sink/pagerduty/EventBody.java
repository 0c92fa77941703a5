package io.github.incidentsdk.sink.pagerduty;

import io.github.incidentsdk.briefing.Briefing;
import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.model.Text;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.EventWords;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Events as PagerDuty's Events API v2 has them, the same bytes on every attempt and never more than it takes. */
final class EventBody {

    static final int MOST_BYTES = 512_000;
    static final int LONGEST_SUMMARY = 1_024;

    private static final int LONGEST_NAME = 255;
    private static final String DRILL = "DRILL";
    private static final String CUT = "long texts and further entries are left out: PagerDuty takes 512,000 bytes";

    /** How much of what has no limit of its own is sent, until all of it fits. */
    private static final List<Share> SHARES = List.of(
            new Share(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE),
            new Share(512, 64, 16),
            new Share(128, 32, 8),
            new Share(64, 8, 0));

    private final Secret routingKey;
    private final Urgency urgency;

    private record Share(int characters, int entries, int links) {

        boolean isAll() {
            return links == Integer.MAX_VALUE;
        }
    }

    EventBody(Secret routingKey, Urgency urgency) {
        this.routingKey = routingKey;
        this.urgency = urgency;
    }

    /** A trigger, an acknowledgement or a resolve; all of them show the incident as it is now. */
    byte[] alert(Message message, Delivery delivery) {
        byte[] body = {};
        for (Share share : SHARES) {
            body = alert(message, delivery, share);
            if (body.length <= MOST_BYTES) {
                break;
            }
        }
        return body;
    }

    private byte[] alert(Message message, Delivery delivery, Share share) {
        IncidentSnapshot incident = delivery.incident();
        KnownBefore known = new KnownBefore(message instanceof Message.Trigger ? delivery.briefing() : Briefing.none());
        return JsonWriter.bytes(json -> {
            json.put("routing_key", routingKey.reveal())
                    .put("event_action", message.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                    .put("dedup_key", DedupKey.of(incident.key()))
                    .put("client", "incident-sdk");
            links(json, Stream.concat(incident.links().stream(), known.links().stream()), share);
            json.object("payload", payload -> payload(payload, delivery, known, share));
        });
    }

    private void payload(JsonWriter payload, Delivery delivery, KnownBefore known, Share share) {
        IncidentSnapshot incident = delivery.incident();
        payload.put("summary", summary(incident))
                .put("source", source(incident))
                .put("severity", urgency.of(incident.severity()))
                .put("timestamp", delivery.event().stamp().at())
                .put("component", incident.component() == null ? null : name(incident.component()))
                .put("group", name(incident.service()))
                .put("class", name(incident.type()))
                .object("custom_details", details -> {
                    details.limit(share.characters, share.entries);
                    CustomDetails.write(details, delivery, known);
                    details.put("cut", share.isAll() ? null : CUT);
                });
    }

    /** Something that changed nearby, which PagerDuty shows beside alerts and which notifies nobody. */
    byte[] change(IncidentEvent.ChangeNearby change, IncidentSnapshot incident) {
        return JsonWriter.bytes(json -> json.put("routing_key", routingKey.reveal())
                .object(
                        "payload",
                        payload -> payload.put("summary", marked(incident, EventWords.of(change)))
                                .put("source", source(incident))
                                .put("timestamp", change.stamp().at())
                                .object(
                                        "custom_details",
                                        details -> details.put("change", change.kindOfChange())
                                                .put(
                                                        "said_by",
                                                        change.stamp().actor().toString())
                                                .put("incident", incident.title())
                                                .put("incident_key", incident.key()))));
    }

    private static void links(JsonWriter json, Stream<Link> all, Share share) {
        List<Link> links = all.filter(Link::isWeb).limit(share.links).toList();
        if (!links.isEmpty()) {
            json.array(
                    "links",
                    array -> links.forEach(link ->
                            array.addObject(one -> one.put("href", link.url()).put("text", link.text()))));
        }
    }

    private static String summary(IncidentSnapshot incident) {
        return marked(incident, "[" + incident.severity() + "] " + incident.title());
    }

    private static String marked(IncidentSnapshot incident, String text) {
        boolean unmarked = incident.drill() && !text.contains(DRILL); // a drill's title says it already
        return Text.line(unmarked ? DRILL + ": " + text : text, LONGEST_SUMMARY);
    }

    private static String source(IncidentSnapshot incident) {
        return name(incident.instance() == null ? incident.service() : incident.instance());
    }

    private static String name(String text) {
        return Text.line(text, LONGEST_NAME);
    }
}
