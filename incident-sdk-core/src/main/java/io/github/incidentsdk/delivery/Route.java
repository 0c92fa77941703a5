package io.github.incidentsdk.delivery;

import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.IncidentSink;

/**
 * A sink, what it is told of, and how patiently.
 *
 * @param sink the sink's id, by which the journal knows it
 * @param target who is called
 * @param accepts which incidents it is told of
 * @param settings how patient its lane is
 */
public record Route(String sink, IncidentSink target, Accepts accepts, DeliverySettings settings) {

    /** A sink that is told of everything, as patiently as usual. */
    public static Route to(String sink, IncidentSink target) {
        return new Route(sink, target, Accepts.everything(), DeliverySettings.defaults());
    }
}
