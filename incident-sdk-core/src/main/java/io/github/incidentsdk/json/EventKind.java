package io.github.incidentsdk.json;

import static io.github.incidentsdk.json.JsonReader.there;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Acknowledged;
import io.github.incidentsdk.model.IncidentEvent.CauseLearned;
import io.github.incidentsdk.model.IncidentEvent.ChangeNearby;
import io.github.incidentsdk.model.IncidentEvent.Closed;
import io.github.incidentsdk.model.IncidentEvent.Declared;
import io.github.incidentsdk.model.IncidentEvent.FactLearned;
import io.github.incidentsdk.model.IncidentEvent.Linked;
import io.github.incidentsdk.model.IncidentEvent.Mitigated;
import io.github.incidentsdk.model.IncidentEvent.Noted;
import io.github.incidentsdk.model.IncidentEvent.Observed;
import io.github.incidentsdk.model.IncidentEvent.Reopened;
import io.github.incidentsdk.model.IncidentEvent.ReporterJoined;
import io.github.incidentsdk.model.IncidentEvent.ReporterLeft;
import io.github.incidentsdk.model.IncidentEvent.Resolved;
import io.github.incidentsdk.model.IncidentEvent.Reviewed;
import io.github.incidentsdk.model.IncidentEvent.RoleTaken;
import io.github.incidentsdk.model.IncidentEvent.SeverityChanged;
import io.github.incidentsdk.model.IncidentEvent.SeveritySet;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentEvent.StateKept;
import io.github.incidentsdk.model.IncidentEvent.StepDone;
import io.github.incidentsdk.model.IncidentEvent.Updated;
import io.github.incidentsdk.model.IncidentEvent.Waiting;
import io.github.incidentsdk.model.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How the body of each kind of event is written and read. */
final class EventKind<E extends IncidentEvent> {

    /** Makes the event of its kind. */
    private interface Maker {
        IncidentEvent make(Stamp stamp, EventBody body) throws JsonException;
    }

    private static final Map<Class<?>, EventKind<?>> BY_CLASS = new HashMap<>();
    private static final Map<String, EventKind<?>> BY_NAME = new HashMap<>();

    private final @Nullable BiConsumer<JsonWriter, E> writer;
    private final Class<E> type;
    private final Maker maker;

    private EventKind(Class<E> type, @Nullable BiConsumer<JsonWriter, E> writer, Maker maker) {
        this.type = type;
        this.writer = writer;
        this.maker = maker;
    }

    static {
        bare("declared", Declared.class, (stamp, body) -> new Declared(stamp));
        bare("reopened", Reopened.class, (stamp, body) -> new Reopened(stamp));
        kind(
                "reporter-joined",
                ReporterJoined.class,
                (json, event) -> json.put("reporter", event.reporter().toString())
                        .put("severity", event.severity().name()),
                (stamp, body) ->
                        new ReporterJoined(stamp, there(body.reporter, "reporter"), there(body.severity, "severity")));
        kind(
                "reporter-left",
                ReporterLeft.class,
                (json, event) ->
                        json.put("reporter", event.reporter().toString()).put("why", event.why()),
                (stamp, body) -> new ReporterLeft(stamp, there(body.reporter, "reporter"), there(body.why, "why")));
        kind(
                "observed",
                Observed.class,
                (json, event) -> json.put("repeats", event.repeats()).putNumbers("metrics", event.metrics()),
                (stamp, body) -> new Observed(stamp, body.repeats, body.metrics));
        kind(
                "severity-changed",
                SeverityChanged.class,
                (json, event) -> json.put("from", event.from().name())
                        .put("to", event.to().name())
                        .put("unacknowledged", nameOf(event.unacknowledged())),
                (stamp, body) -> new SeverityChanged(
                        stamp, there(body.from, "from"), there(body.to, "to"), body.unacknowledged));
        kind(
                "severity-set",
                SeveritySet.class,
                (json, event) -> json.put("severity", nameOf(event.severity()))
                        .put("reason", event.reason())
                        .put("unacknowledged", nameOf(event.unacknowledged())),
                (stamp, body) ->
                        new SeveritySet(stamp, body.severity, there(body.reason, "reason"), body.unacknowledged));
        bare("acknowledged", Acknowledged.class, (stamp, body) -> new Acknowledged(stamp));
        kind(
                "mitigated",
                Mitigated.class,
                (json, event) -> json.put("text", event.text()),
                (stamp, body) -> new Mitigated(stamp, there(body.text, "text")));
        kind(
                "resolved",
                Resolved.class,
                (json, event) -> json.put("resolution", SnapshotJson.RESOLUTION.of(event.resolution()))
                        .put("text", event.text()),
                (stamp, body) -> new Resolved(stamp, there(body.resolution, "resolution"), there(body.text, "text")));
        kind(
                "reviewed",
                Reviewed.class,
                (json, event) -> json.put("text", event.text()),
                (stamp, body) -> new Reviewed(stamp, there(body.text, "text")));
        kind(
                "closed",
                Closed.class,
                (json, event) -> json.put("text", event.text()),
                (stamp, body) -> new Closed(stamp, there(body.text, "text")));
        kind(
                "noted",
                Noted.class,
                (json, event) -> json.put("text", event.text()),
                (stamp, body) -> new Noted(stamp, there(body.text, "text")));
        kind(
                "updated",
                Updated.class,
                (json, event) -> json.put("audience", EventBody.AUDIENCE.of(event.audience()))
                        .put("text", event.text()),
                (stamp, body) -> new Updated(stamp, there(body.audience, "audience"), there(body.text, "text")));
        kind(
                "linked",
                Linked.class,
                (json, event) -> json.object("link", link -> SnapshotJson.write(link, event.link())),
                (stamp, body) -> new Linked(stamp, there(body.link, "link")));
        kind(
                "role-taken",
                RoleTaken.class,
                (json, event) -> json.put("role", event.role()).put("who", event.who()),
                (stamp, body) -> new RoleTaken(stamp, there(body.role, "role"), there(body.who, "who")));
        kind(
                "change-nearby",
                ChangeNearby.class,
                (json, event) -> json.put("change", event.kindOfChange()).put("text", event.text()),
                (stamp, body) -> new ChangeNearby(stamp, there(body.change, "change"), there(body.text, "text")));
        kind(
                "step-done",
                StepDone.class,
                (json, event) -> json.put("step", event.step()).put("text", event.text()),
                (stamp, body) -> new StepDone(stamp, (int) body.step, there(body.text, "text")));
        kind(
                "waiting",
                Waiting.class,
                (json, event) -> json.put("what", event.what()),
                (stamp, body) -> new Waiting(stamp, body.what));
        kind(
                "fact-learned",
                FactLearned.class,
                (json, event) ->
                        json.put("fact", EventBody.FACT.of(event.fact())).put("value", event.value()),
                (stamp, body) -> new FactLearned(stamp, there(body.fact, "fact"), there(body.value, "value")));
        kind(
                "cause-learned",
                CauseLearned.class,
                (json, event) -> json.object("cause", cause -> SnapshotJson.write(cause, event.cause())),
                (stamp, body) -> new CauseLearned(stamp, there(body.cause, "cause")));
        bare("state-kept", StateKept.class, (stamp, body) -> new StateKept(stamp));
    }

    private static <E extends IncidentEvent> void kind(
            String name, Class<E> type, BiConsumer<JsonWriter, E> writer, Maker maker) {
        put(name, type, new EventKind<>(type, writer, maker));
    }

    private static <E extends IncidentEvent> void bare(String name, Class<E> type, Maker maker) {
        put(name, type, new EventKind<>(type, null, maker));
    }

    private static void put(String name, Class<?> type, EventKind<?> kind) {
        BY_CLASS.put(type, kind);
        BY_NAME.put(name, kind);
    }

    private static @Nullable String nameOf(@Nullable Severity severity) {
        return severity == null ? null : severity.name();
    }

    private static @Nullable String nameOf(@Nullable Actor actor) {
        return actor == null ? null : actor.toString();
    }

    static EventKind<?> of(IncidentEvent event) {
        EventKind<?> kind = BY_CLASS.get(event.getClass());
        if (kind == null) {
            throw new IllegalStateException("no JSON form for " + event.getClass());
        }
        return kind;
    }

    static EventKind<?> named(String name) throws JsonException {
        EventKind<?> kind = BY_NAME.get(name);
        if (kind == null) {
            throw new UnknownWordException("kind of event \"" + name + "\"", 1, 1);
        }
        return kind;
    }

    void writeBody(JsonWriter json, IncidentEvent event) {
        if (writer != null) {
            E own = type.cast(event);
            json.object("body", body -> writer.accept(body, own));
        }
    }

    IncidentEvent read(Stamp stamp, EventBody body) throws JsonException {
        return maker.make(stamp, body);
    }
}
