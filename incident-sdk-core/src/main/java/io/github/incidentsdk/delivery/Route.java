package io.github.incidentsdk.delivery;

import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.IncidentSink;

/**
 * A sink and what it is told of.
 *
 * @param sink the sink's id, by which the journal knows it
 * @param target who is called
 * @param accepts which incidents it is told of
 */
public record Route(String sink, IncidentSink target, Accepts accepts) {}
