package io.github.incidentsdk.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * An event and the outline of the incident after it, read where they stand exactly as {@link EventJson} writes them.
 *
 * @param event what happened
 * @param incident the incident after it
 */
public record PlainEvent(IncidentEvent event, UnreadIncident incident) {

    private static final PlainForm FORM = new PlainForm()
            .with("key", PlainJson::passAscii)
            .with("incident_id", PlainJson::passAscii)
            .with("event_seq", PlainJson::passNumber)
            .with("at", PlainJson::passTime)
            .with("kind", PlainJson::passAscii)
            .with("actor", PlainJson::passAscii);
    private static final byte[] TEXT = ",\"body\":{\"text\":".getBytes(US_ASCII);
    private static final PlainForm BODY = new PlainForm().maybe("body", PlainJson::passObject);
    private static final byte[] INCIDENT = ",\"incident\":".getBytes(US_ASCII);

    /**
     * Passes the members of an event that stand behind others.
     *
     * @return null when they do not stand there as this version writes them
     * @throws JsonException when they are no event
     */
    public static @Nullable PlainEvent pass(PlainJson json) throws JsonException {
        int[] begins = new int[FORM.size()];
        if (!FORM.passMembers(json, false, begins)) {
            return null;
        }
        EventBody body = new EventBody();
        if (!passBody(json, body) || !json.pass(INCIDENT)) {
            return null;
        }
        IncidentEvent event = event(json, begins, body);
        UnreadIncident incident = UnreadIncident.pass(json, event.stamp());
        return incident == null ? null : new PlainEvent(event, incident);
    }

    private static IncidentEvent event(PlainJson json, int[] begins, EventBody body) throws JsonException {
        Stamp stamp = new Stamp(
                json.asciiAt(begins[0]),
                json.asciiAt(begins[1]),
                json.numberAt(begins[2]),
                json.timeAt(begins[3]),
                Actor.parse(json.asciiAt(begins[5])));
        return EventKind.named(json.asciiAt(begins[4])).read(stamp, body);
    }

    private static boolean passBody(PlainJson json, EventBody to) throws JsonException {
        int before = json.at();
        if (json.pass(TEXT)) { // and nothing else, as in most
            int text = json.at();
            if (json.passAscii() && json.pass('}')) {
                to.text = json.asciiAt(text);
                return true;
            }
            json.back(before);
        }
        int[] body = new int[1];
        if (!BODY.passMembers(json, false, body)) {
            return false;
        }
        if (body[0] != 0) {
            json.read(body[0], to);
        }
        return true;
    }
}
