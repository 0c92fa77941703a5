package io.github.incidentsdk.sink;

import io.github.incidentsdk.briefing.Briefing;
import io.github.incidentsdk.model.Digest;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import java.util.List;
import java.util.Optional;

/** One event on its way to one sink: say what {@link #incident()} says; {@link #event()} only explains why now. */
public interface Delivery {

    /** The incident after the event. */
    IncidentSnapshot incident();

    /** What happened. */
    IncidentEvent event();

    /** Names the event for ever; the same on every attempt, so a backend can drop a repetition by it. */
    default String eventId() {
        return event().stamp().eventId();
    }

    /** Whether this sink hears of the incident for the first time since it was last over, whatever the event's kind. */
    boolean opens();

    /** Earlier events of the incident that this delivery stands for as well, oldest first; usually empty. */
    List<IncidentEvent> coalesced();

    /**
     * Whether somebody only tests this sink: there is no such incident. It is a drill, too, so a sink that marks drills has nothing
     * to do for it.
     */
    default boolean test() {
        return false;
    }

    /**
     * The digest that this is, where it is one and not an incident; sinks that page nobody with it skip it. Whoever does not ask sees an
     * incident that is over, of SEV5 and of a type of its own, with the digest as its text.
     */
    default Optional<Digest> digest() {
        return Optional.empty();
    }

    /**
     * What the organisation knew before the incident: what its severity means, whom to ask, what to do and where, what was before. Looked
     * up when it is asked for, and as much of it as is for the sink's audiences. It belongs where a message shows the incident as a whole, first of all in the one that {@link #opens()}.
     */
    default Briefing briefing() {
        return Briefing.none();
    }

    /** The number of this attempt, from 1. */
    int attempt();

    /** What this sink remembered about the incident under {@code name}. */
    Optional<String> receipt(String name);

    /**
     * Remembers an answer of the backend, such as a message id, for later deliveries of this incident; journaled at once, and
     * kept also when this attempt then fails.
     */
    void remember(String name, String value);
}
