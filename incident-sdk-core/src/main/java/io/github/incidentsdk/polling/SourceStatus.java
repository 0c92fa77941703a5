package io.github.incidentsdk.polling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source that is asked over and over is at present.
 *
 * @param id its name
 * @param answered when it last answered; null when it never did
 * @param failure why it does not answer at present; null when it does, or was not asked yet
 * @param answers how often it answered
 * @param failures how often it did not
 * @param series how many series the last answer had
 */
public record SourceStatus(
        String id, @Nullable Instant answered, @Nullable String failure, long answers, long failures, int series) {}
