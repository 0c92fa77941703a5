package io.github.incidentsdk.polling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source that is asked over and over is at present.
 *
 * @param id its name
 * @param answered when it last answered; null when it never did
 * @param failure why it does not answer at present, or which metrics its last answer left open and why; null when all is well, or
 *     it was not asked yet
 * @param answers how often it answered
 * @param failures how often it did not
 * @param series how many series the last answer had
 */
public record SourceStatus(
        String id, @Nullable Instant answered, @Nullable String failure, long answers, long failures, int series) {}
