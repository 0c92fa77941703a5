package io.github.incidentsdk.review;

import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an incident went from its beginning to its end, as far as that is known; whatever is not is null.
 *
 * @param worst the most severe that it ever was
 * @param startedAt when it began, where that lies before it was declared
 * @param declaredAt when it was declared
 * @param acknowledgedAt when somebody first took it
 * @param mitigatedAt when its effect was stopped
 * @param resolvedAt when it ended
 * @param resolution how it ended
 * @param detectedBy who noticed first
 * @param customerImpact whether customers felt it
 */
public record Course(
        @Nullable Severity worst,
        @Nullable Instant startedAt,
        @Nullable Instant declaredAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant mitigatedAt,
        @Nullable Instant resolvedAt,
        @Nullable Resolution resolution,
        @Nullable DetectedBy detectedBy,
        @Nullable CustomerImpact customerImpact) {

    /** Nothing known. */
    public static final Course UNKNOWN = new Course(null, null, null, null, null, null, null, null, null);

    /** When it began, as far as anybody knows: {@link #startedAt}, else {@link #declaredAt}; null where neither is known. */
    public @Nullable Instant beganAt() {
        return startedAt == null ? declaredAt : startedAt;
    }
}
