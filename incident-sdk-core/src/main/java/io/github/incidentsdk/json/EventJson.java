package io.github.incidentsdk.json;

import static io.github.incidentsdk.json.JsonReader.there;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON form of an event and of the incident after it: in the journal, in webhooks, wherever else.
 *
 * <p>An event is the members {@code key}, {@code incident_id}, {@code event_seq}, {@code at}, {@code kind}, {@code actor} and,
 * where the kind says more, {@code body}; the incident is the member {@code incident}. Names are snake_case, times are UTC with
 * milliseconds, a value that is unknown is absent.
 */
public final class EventJson {

    private EventJson() {}

    /** Writes the members of an event and the incident after it. */
    public static void write(JsonWriter json, IncidentEvent event, IncidentSnapshot incident) {
        write(json, event);
        json.object("incident", members -> write(members, incident));
    }

    /** Writes the members of an incident alone. */
    public static void write(JsonWriter json, IncidentSnapshot incident) {
        SnapshotJson.write(json, incident);
    }

    /** Writes the members of an event alone. */
    public static void write(JsonWriter json, IncidentEvent event) {
        Stamp stamp = event.stamp();
        json.put("key", stamp.key())
                .put("incident_id", stamp.incidentId())
                .put("event_seq", stamp.seq())
                .put("at", stamp.at())
                .put("kind", event.kind())
                .put("actor", stamp.actor().toString());
        EventKind.of(event).writeBody(json, event);
    }

    /** Collects the members that {@link #write} wrote; members that it does not know are passed over. */
    public static final class Reader {
        private @Nullable String key;
        private @Nullable String incidentId;
        private long seq;
        private @Nullable Instant at;
        private @Nullable String kind;
        private @Nullable Actor actor;
        private final EventBody body = new EventBody();
        private @Nullable IncidentSnapshot incident;

        /** Takes one member of the object; a name that is no part of an event is left alone. */
        public void member(String name, JsonReader value) throws JsonException {
            switch (name) {
                case "key" -> key = value.text();
                case "incident_id" -> incidentId = value.text();
                case "event_seq" -> seq = value.number();
                case "at" -> at = value.time();
                case "kind" -> kind = value.text();
                case "actor" -> actor = Actor.parse(value.text());
                case "body" -> value.members(body);
                case "incident" -> incident = new SnapshotReader().read(value);
                default -> {}
            }
        }

        /**
         * The event.
         *
         * @throws UnknownWordException when this version does not know its kind
         * @throws JsonException when something that it needs was not there
         */
        public IncidentEvent event() throws JsonException {
            Stamp stamp = new Stamp(
                    there(key, "key"), there(incidentId, "incident_id"), seq, there(at, "at"), there(actor, "actor"));
            return EventKind.named(there(kind, "kind")).read(stamp, body);
        }

        /** The incident after it. */
        public IncidentSnapshot incident() throws JsonException {
            return there(incident, "incident");
        }
    }
}
