package io.github.incidentsdk.json;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the members of an incident's snapshot; {@code key} and {@code id} come first. */
final class SnapshotJson {

    static final Words<Status> STATUS = new Words<>(Status.class);
    static final Words<Resolution> RESOLUTION = new Words<>(Resolution.class);
    static final Words<DetectedBy> DETECTED_BY = new Words<>(DetectedBy.class);
    static final Words<CustomerImpact> IMPACT = new Words<>(CustomerImpact.class);
    static final Words<Claim.State> CLAIM = new Words<>(Claim.State.class);

    private SnapshotJson() {}

    static void write(JsonWriter json, IncidentSnapshot incident) {
        json.put("key", incident.key()).put("id", incident.id()).put("seq", incident.seq());
        json.put("service", incident.service()).put("type", incident.type());
        texts(json, "by", incident.by());
        json.put("instance", incident.instance());
        flag(json, "drill", incident.drill());
        flag(json, "shadow", incident.shadow());
        flag(json, "restricted", incident.restricted());
        json.put("title", incident.title()).put("owner", incident.owner()).put("category", incident.category());
        json.put("severity", incident.severity().name())
                .put("claimed_severity", incident.claimedSeverity().name())
                .put("set_severity", name(incident.setSeverity()))
                .put("claimed_when_set", name(incident.claimedWhenSet()));
        progress(json, incident);
        json.array("claims", claims -> incident.claims().forEach(claim -> claims.addObject(one -> write(one, claim))));
        texts(json, "tags", incident.tags());
        if (!incident.metrics().isEmpty()) {
            json.putNumbers("metrics", incident.metrics());
        }
        facts(json, incident);
        flag(json, "cut", incident.cut());
    }

    private static void progress(JsonWriter json, IncidentSnapshot incident) {
        Resolution resolution = incident.resolution();
        Actor acknowledgedBy = incident.acknowledgedBy();
        Actor resolvedBy = incident.resolvedBy();
        json.put("status", STATUS.of(incident.status()))
                .put("resolution", resolution == null ? null : RESOLUTION.of(resolution))
                .put("resolution_text", incident.resolutionText())
                .put("duplicate_of", incident.duplicateOf())
                .put("count", incident.count())
                .put("reopened", incident.reopened())
                .put("started_at", incident.startedAt())
                .put("declared_at", incident.declaredAt())
                .put("opened_at", incident.openedAt())
                .put("last_seen_at", incident.lastSeenAt())
                .put("acknowledged_at", incident.acknowledgedAt())
                .put("acknowledged_by", acknowledgedBy == null ? null : acknowledgedBy.toString())
                .put("acknowledged_severity", name(incident.acknowledgedSeverity()))
                .put("mitigated_at", incident.mitigatedAt())
                .put("resolved_at", incident.resolvedAt())
                .put("resolved_by", resolvedBy == null ? null : resolvedBy.toString());
    }

    private static void facts(JsonWriter json, IncidentSnapshot incident) {
        json.put("detected_by", DETECTED_BY.of(incident.detectedBy()))
                .put("customer_impact", IMPACT.of(incident.customerImpact()))
                .put("component", incident.component());
        Cause cause = incident.cause();
        if (cause != null) {
            json.object("cause", members -> write(members, cause));
        }
        texts(json, "roles", incident.roles());
        if (!incident.links().isEmpty()) {
            json.array("links", links -> incident.links().forEach(link -> links.addObject(one -> write(one, link))));
        }
        if (!incident.stepsDone().isEmpty()) {
            json.array("steps_done", steps -> incident.stepsDone().forEach(steps::add));
        }
        json.put("waiting_for", incident.waitingFor()).put("waiting_since", incident.waitingSince());
    }

    static void write(JsonWriter json, Claim claim) {
        json.put("reporter", claim.reporter().toString())
                .put("severity", claim.severity().name())
                .put("since", claim.since())
                .put("state", CLAIM.of(claim.state()));
        if (!claim.metrics().isEmpty()) {
            json.putNumbers("metrics", claim.metrics());
        }
    }

    static void write(JsonWriter json, Cause cause) {
        json.put("exception", cause.exception()).put("message", cause.message()).put("stack", cause.stack());
    }

    static void write(JsonWriter json, Link link) {
        json.put("text", link.text()).put("url", link.url());
    }

    private static void texts(JsonWriter json, String name, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            json.putTexts(name, texts);
        }
    }

    private static void flag(JsonWriter json, String name, boolean value) {
        if (value) {
            json.put(name, true);
        }
    }

    private static @Nullable String name(@Nullable Severity severity) {
        return severity == null ? null : severity.name();
    }
}
