package io.github.incidentsdk.rule.prometheus;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.SeriesIndex;

/**
 * What the rules of a group share.
 *
 * @param external labels that templates know as {@code $externalLabels}
 * @param offsetMillis how much earlier than now they look, and what they compute is from then
 */
record Surroundings(SeriesIndex index, Labels external, long everyMillis, long offsetMillis, int limit) {}
