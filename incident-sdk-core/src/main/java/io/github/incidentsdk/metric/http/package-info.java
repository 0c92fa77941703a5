/** Metrics over HTTP: what a JSON answer says, and what a Prometheus server computes. */
@NullMarked
package io.github.incidentsdk.metric.http;

import org.jspecify.annotations.NullMarked;
