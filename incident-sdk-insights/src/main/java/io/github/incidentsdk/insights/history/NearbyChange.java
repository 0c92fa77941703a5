package io.github.incidentsdk.insights.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was changed, such as by a deploy.
 *
 * @param kind what sort of change
 * @param text what was changed, in somebody's words
 * @param incident id of the incident that was open then; null when none was
 */
public record NearbyChange(
        Instant at, String kind, String text, @Nullable String incident) {}
