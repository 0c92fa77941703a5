package io.github.incidentsdk.sink;

import java.util.function.Consumer;

/**
 * Tells one backend of incidents.
 *
 * <p>Called by one thread at a time, in order per incident key, at least once per event: {@link Delivery#eventId()} stays the
 * same when an event comes again. A sink only ever hears of an incident's end if it was told of its opening.
 */
@FunctionalInterface
public interface IncidentSink extends AutoCloseable {

    /**
     * Delivers one event and says what came of it.
     *
     * @return what the backend answered; never null
     * @throws java.io.IOException when the backend could not be reached or did not answer: it is tried again, with growing
     *     pauses, for 24 hours
     * @throws Exception anything else means a fault of the sink: it is tried five times, then stands in the dead letters
     */
    DeliveryOutcome deliver(Delivery delivery) throws Exception;

    /**
     * Whether the backend keeps incidents of one key apart; asked once.
     *
     * <p>Two processes may have had an incident of one key each, of which one goes on. Most backends know incidents by their key,
     * as this says by default, and would take the end of the one for the end of both, so they are not told of it. One that goes by
     * {@linkplain io.github.incidentsdk.model.IncidentSnapshot#id() incident ids} is.
     */
    default boolean knowsIncidentsById() {
        return false;
    }

    /**
     * Frees what the sink holds; called once, after the last delivery, or during one that takes no notice of an interrupt while
     * the host shuts down: then it should end that delivery.
     */
    @Override
    default void close() {}

    /** A sink that hands every delivery to {@code listener}; returning normally means accepted. */
    static IncidentSink calling(Consumer<Delivery> listener) {
        return delivery -> {
            listener.accept(delivery);
            return DeliveryOutcome.accepted();
        };
    }
}
