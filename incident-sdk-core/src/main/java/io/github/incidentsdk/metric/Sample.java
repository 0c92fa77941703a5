package io.github.incidentsdk.metric;

/**
 * The value of one series at the moment of a poll.
 *
 * @param name the metric, a PromQL identifier
 * @param labels what tells it from other series of that name
 * @param value may be infinite or NaN
 */
public record Sample(String name, Labels labels, double value) {}
