package io.github.incidentsdk.delivery;

import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.IncidentSink;
import org.jspecify.annotations.Nullable;

/**
 * A sink, what it is told of, and how patiently.
 *
 * @param sink the sink's id, by which the journal knows it
 * @param target who is called
 * @param accepts which incidents it is told of
 * @param settings how patient its lane is
 * @param fallback the id of the sink that is told in its place while it is down; null for none
 */
public record Route(
        String sink,
        IncidentSink target,
        Accepts accepts,
        DeliverySettings settings,
        @Nullable String fallback) {

    /** A sink that none stands in for. */
    public Route(String sink, IncidentSink target, Accepts accepts, DeliverySettings settings) {
        this(sink, target, accepts, settings, null);
    }

    /** A sink that is told of everything, as patiently as usual. */
    public static Route to(String sink, IncidentSink target) {
        return new Route(sink, target, Accepts.everything(), DeliverySettings.defaults());
    }

    /** The same with another one who is called. */
    public Route calling(IncidentSink other) {
        return new Route(sink, other, accepts, settings, fallback);
    }

    /** The same, with the sink of that id told in its place while it is down. */
    public Route fallingBackOn(@Nullable String other) {
        return new Route(sink, target, accepts, settings, other);
    }
}
