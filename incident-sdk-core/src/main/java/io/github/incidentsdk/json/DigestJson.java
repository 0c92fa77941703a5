package io.github.incidentsdk.json;

import io.github.incidentsdk.model.Digest;
import io.github.incidentsdk.model.IncidentSummary;
import io.github.incidentsdk.model.IncidentSummary.Past;
import java.util.List;

/** The one JSON form of a digest and of the summary in it; names are snake_case, times are UTC, what is unknown is absent. */
public final class DigestJson {

    private static final int MOST_OPEN = 100;

    private DigestJson() {}

    /** Writes the members of a digest; of what is open the 100 most severe, and how many there are. */
    public static void write(JsonWriter json, Digest digest) {
        json.put("report", digest.report())
                .put("service", digest.service())
                .put("instance", digest.instance())
                .put("at", digest.at())
                .put("known_since", digest.knownSince())
                .put("title", digest.title())
                .array("lines", lines -> digest.lines().forEach(lines::add))
                .object("summary", summary -> {
                    write(summary, digest.summary());
                    summary.put("open_count", digest.summary().open().size())
                            .array(
                                    "open",
                                    all -> digest.summary().open().stream()
                                            .limit(MOST_OPEN)
                                            .forEach(incident -> all.addObject(one -> EventJson.write(one, incident))));
                });
    }

    /** Writes the members of a summary, apart from what is open. */
    public static void write(JsonWriter json, IncidentSummary summary) {
        json.put("from", summary.from())
                .put("to", summary.to())
                .put("complete", summary.complete())
                .put("declared", summary.declared())
                .put("reopened", summary.reopened())
                .put("resolved", summary.resolved())
                .object(
                        "declared_by_type",
                        types -> summary.declaredByType().forEach((type, number) -> types.put(type, (long) number)))
                .object(
                        "declared_by_severity",
                        severities -> summary.declaredBySeverity()
                                .forEach((severity, number) -> severities.put(severity.name(), (long) number)));
        past(json, "longest", summary.longest());
        past(json, "unreviewed", summary.unreviewed());
    }

    private static void past(JsonWriter json, String name, List<Past> all) {
        json.array(
                name,
                list -> all.stream()
                        .limit(MOST_OPEN)
                        .forEach(past -> list.addObject(one -> one.put("key", past.key())
                                .put("type", past.type())
                                .put("severity", past.severity().name())
                                .put("declared_at", past.declaredAt())
                                .put("resolved_at", past.resolvedAt()))));
    }
}
