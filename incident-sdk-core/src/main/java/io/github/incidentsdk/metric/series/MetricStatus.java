package io.github.incidentsdk.metric.series;

/**
 * What there is of one metric at present.
 *
 * @param name its name
 * @param read whether a rule reads it
 * @param series how many series of it there are
 */
public record MetricStatus(String name, boolean read, int series) {}
