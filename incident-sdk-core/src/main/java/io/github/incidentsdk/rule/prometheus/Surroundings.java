package io.github.incidentsdk.rule.prometheus;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.SeriesIndex;

/**
 * What the rules of a group share.
 *
 * @param external labels that templates know as {@code $externalLabels}
 */
record Surroundings(SeriesIndex index, Labels external, long everyMillis, int limit) {}
