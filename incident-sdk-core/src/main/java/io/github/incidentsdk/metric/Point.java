package io.github.incidentsdk.metric;

/**
 * One element of a query's answer.
 *
 * @param labels without the metric's name
 * @param value may be infinite or NaN
 */
public record Point(Labels labels, double value) {}
