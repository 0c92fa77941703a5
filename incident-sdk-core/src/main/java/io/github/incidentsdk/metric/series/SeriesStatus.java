package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Labels;
import org.jspecify.annotations.Nullable;

/**
 * One series at present.
 *
 * @param labels what tells it from others of its name
 * @param source the id of the source that reports it
 * @param value as the last tick saw it; null when it gave none, or no rule reads the metric
 */
public record SeriesStatus(
        Labels labels, String source, @Nullable Double value) {}
