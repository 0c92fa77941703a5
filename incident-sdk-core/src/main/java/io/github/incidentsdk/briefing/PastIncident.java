package io.github.incidentsdk.briefing;

import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An incident of the same type that is over, and how it was resolved.
 *
 * @param id its incident id
 * @param title what it was called
 * @param severity how bad it was at its end
 * @param declaredAt when it was first declared
 * @param resolvedAt when it ended
 * @param how how it ended, in somebody's words or in a few of ours
 */
public record PastIncident(
        String id, String title, Severity severity, Instant declaredAt, Instant resolvedAt, String how) {

    /** The outline of an incident; null while it is not over. */
    static @Nullable PastIncident of(IncidentSnapshot incident) {
        Instant resolvedAt = incident.resolvedAt();
        return resolvedAt == null
                ? null
                : new PastIncident(
                        incident.id(),
                        incident.title(),
                        incident.severity(),
                        incident.declaredAt(),
                        resolvedAt,
                        how(incident));
    }

    private static String how(IncidentSnapshot incident) {
        Resolution resolution = incident.resolution();
        String word = resolution == null
                ? "over"
                : resolution.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String text = incident.resolutionText();
        return text == null || text.isBlank() ? word : word + ": " + text;
    }

    /** How long it was on. */
    public Duration lasted() {
        return Duration.between(declaredAt, resolvedAt);
    }
}
