package io.github.incidentsdk.json;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.IncidentEvent.Fact;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stood in an event's body; a name means the same in every kind of event. */
final class EventBody implements JsonReader.Members {

    static final Words<Audience> AUDIENCE = new Words<>(Audience.class);
    static final Words<Fact> FACT = new Words<>(Fact.class);

    @Nullable
    Actor reporter;

    @Nullable
    Actor unacknowledged;

    @Nullable
    Severity severity;

    @Nullable
    Severity from;

    @Nullable
    Severity to;

    @Nullable
    String why;

    @Nullable
    String reason;

    @Nullable
    String text;

    @Nullable
    String role;

    @Nullable
    String who;

    @Nullable
    String change;

    @Nullable
    String value;

    @Nullable
    Resolution resolution;

    @Nullable
    Audience audience;

    @Nullable
    Fact fact;

    @Nullable
    Link link;

    @Nullable
    Cause cause;

    @Nullable
    String what;

    long repeats;
    long step;
    Map<String, Double> metrics = Map.of();

    @Override
    public void member(String name, JsonReader json) throws JsonException {
        switch (name) {
            case "reporter" -> reporter = Actor.parse(json.text());
            case "unacknowledged" -> unacknowledged = Actor.parse(json.text());
            case "severity" -> severity = SnapshotReader.severity(json);
            case "from" -> from = SnapshotReader.severity(json);
            case "to" -> to = SnapshotReader.severity(json);
            case "step" -> step = Math.max(0, Math.min(Integer.MAX_VALUE, json.number()));
            case "what" -> what = json.text();
            case "why" -> why = json.text();
            case "reason" -> reason = json.text();
            case "text" -> text = json.text();
            case "role" -> role = json.text();
            case "who" -> who = json.text();
            case "change" -> change = json.text();
            case "value" -> value = json.text();
            case "resolution" -> resolution = SnapshotJson.RESOLUTION.read(json);
            case "audience" -> audience = AUDIENCE.read(json);
            case "fact" -> fact = FACT.read(json);
            case "link" -> link = SnapshotReader.link(json);
            case "cause" -> cause = SnapshotReader.cause(json);
            case "repeats" -> repeats = json.number();
            case "metrics" -> metrics = json.numbers();
            default -> {} // a newer version wrote it
        }
    }
}
