package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.sink.Delivery;
import java.util.Optional;

/**
 * Where an incident's message stands, as Slack answered when it was posted; remembered with the incident.
 *
 * @param channel the channel's id, which an update needs, and not its name
 * @param ts the message's time stamp, which is its id within the channel
 */
record Place(String channel, String ts) {

    private static final String CHANNEL = "channel";
    private static final String TS = "ts";

    static Optional<Place> of(Delivery delivery) {
        return delivery.receipt(CHANNEL).flatMap(channel -> delivery.receipt(TS).map(ts -> new Place(channel, ts)));
    }

    void remember(Delivery delivery) {
        delivery.remember(CHANNEL, channel);
        delivery.remember(TS, ts);
    }
}
