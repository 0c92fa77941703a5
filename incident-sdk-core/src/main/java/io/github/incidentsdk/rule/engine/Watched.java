package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.rule.remote.RemoteSources;

/**
 * What rules look at.
 *
 * @param metrics the series of this process
 * @param remote the sources that evaluate expressions
 */
public record Watched(MetricStore metrics, RemoteSources remote) {}
