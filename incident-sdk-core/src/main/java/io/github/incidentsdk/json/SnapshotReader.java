package io.github.incidentsdk.json;

import static io.github.incidentsdk.json.JsonReader.there;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.model.Severity;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SnapshotJson} wrote. */
final class SnapshotReader {

    static final Words<Severity> SEVERITY = Words.asNamed(Severity.class);

    private @Nullable String key;
    private @Nullable IncidentSnapshotBuilder incident;

    IncidentSnapshot read(JsonReader json) throws JsonException {
        json.members(this::member);
        return there(incident, "id").build();
    }

    /** Reads what a {@link PlainForm} was passed by. */
    static IncidentSnapshot read(byte[] incident) {
        SnapshotReader reader = new SnapshotReader();
        try {
            JsonReader.object(incident, 0, incident.length, reader::member);
            return there(reader.incident, "id").build();
        } catch (JsonException impossible) {
            throw new IllegalStateException("what was passed cannot be read", impossible);
        }
    }

    private void member(String name, JsonReader value) throws JsonException {
        if (incident != null) {
            identity(incident, name, value);
        } else if (name.equals("key")) {
            key = value.text();
        } else if (name.equals("id")) {
            incident = IncidentSnapshot.of(there(key, "key"), value.text());
        } else {
            throw value.wrong("key and id come before " + name);
        }
    }

    private static void identity(IncidentSnapshotBuilder to, String name, JsonReader value) throws JsonException {
        switch (name) {
            case "seq" -> to.seq(value.number());
            case "service" -> to.service(value.text());
            case "type" -> to.type(value.text());
            case "by" -> to.by(value.texts());
            case "instance" -> to.instance(value.text());
            case "drill" -> to.drill(value.flag());
            case "shadow" -> to.shadow(value.flag());
            case "restricted" -> to.restricted(value.flag());
            case "title" -> to.title(value.text());
            case "owner" -> to.owner(value.text());
            case "category" -> to.category(value.text());
            case "severity" -> to.severity(severity(value));
            case "claimed_severity" -> to.claimedSeverity(severity(value));
            case "set_severity" -> to.setSeverity(severity(value));
            case "claimed_when_set" -> to.claimedWhenSet(severity(value));
            default -> progress(to, name, value);
        }
    }

    private static void progress(IncidentSnapshotBuilder to, String name, JsonReader value) throws JsonException {
        switch (name) {
            case "status" -> to.status(SnapshotJson.STATUS.read(value));
            case "resolution" -> to.resolution(SnapshotJson.RESOLUTION.read(value));
            case "resolution_text" -> to.resolutionText(value.text());
            case "duplicate_of" -> to.duplicateOf(value.text());
            case "count" -> to.count(value.number());
            case "reopened" -> to.reopened((int) Math.min(Integer.MAX_VALUE, value.number()));
            case "started_at" -> to.startedAt(value.time());
            case "declared_at" -> to.declaredAt(value.time());
            case "opened_at" -> to.openedAt(value.time());
            case "last_seen_at" -> to.lastSeenAt(value.time());
            case "acknowledged_at" -> to.acknowledgedAt(value.time());
            case "acknowledged_by" -> to.acknowledgedBy(Actor.parse(value.text()));
            case "acknowledged_severity" -> to.acknowledgedSeverity(severity(value));
            case "mitigated_at" -> to.mitigatedAt(value.time());
            case "resolved_at" -> to.resolvedAt(value.time());
            case "resolved_by" -> to.resolvedBy(Actor.parse(value.text()));
            default -> facts(to, name, value);
        }
    }

    private static void facts(IncidentSnapshotBuilder to, String name, JsonReader value) throws JsonException {
        switch (name) {
            case "claims" -> to.claims(value.list(SnapshotReader::claim));
            case "tags" -> to.tags(value.texts());
            case "metrics" -> to.metrics(value.numbers());
            case "detected_by" -> to.detectedBy(SnapshotJson.DETECTED_BY.read(value));
            case "customer_impact" -> to.customerImpact(SnapshotJson.IMPACT.read(value));
            case "component" -> to.component(value.text());
            case "cause" -> to.cause(cause(value));
            case "roles" -> to.roles(value.texts());
            case "links" -> to.links(value.list(SnapshotReader::link));
            case "steps_done" -> to.stepsDone(value.list(JsonReader::text));
            case "waiting_for" -> to.waitingFor(value.text());
            case "waiting_since" -> to.waitingSince(value.time());
            case "cut" -> to.cut(value.flag());
            default -> {} // a newer version wrote it
        }
    }

    static Severity severity(JsonReader value) throws JsonException {
        return SEVERITY.read(value);
    }

    static Link link(JsonReader json) throws JsonException {
        Map<String, String> members = json.texts();
        return new Link(there(members.get("text"), "text"), there(members.get("url"), "url"));
    }

    static Cause cause(JsonReader json) throws JsonException {
        Map<String, String> members = json.texts();
        return new Cause(there(members.get("exception"), "exception"), members.get("message"), members.get("stack"));
    }

    private static Claim claim(JsonReader json) throws JsonException {
        ClaimMembers claim = new ClaimMembers();
        json.members(claim);
        return claim.claim();
    }

    private static final class ClaimMembers implements JsonReader.Members {
        private @Nullable Actor reporter;
        private @Nullable Severity severity;
        private Map<String, Double> metrics = Map.of();
        private @Nullable Instant since;
        private Claim.State state = Claim.State.HOLDS;

        @Override
        public void member(String name, JsonReader value) throws JsonException {
            switch (name) {
                case "reporter" -> reporter = Actor.parse(value.text());
                case "severity" -> severity = severity(value);
                case "metrics" -> metrics = value.numbers();
                case "since" -> since = value.time();
                case "state" -> state = SnapshotJson.CLAIM.read(value);
                default -> {} // a newer version wrote it
            }
        }

        Claim claim() throws JsonException {
            return new Claim(
                    there(reporter, "reporter"), there(severity, "severity"), metrics, there(since, "since"), state);
        }
    }
}
