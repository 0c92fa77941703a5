package io.github.incidentsdk.hold;

import io.github.incidentsdk.model.IncidentSnapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows what holds an incident back; asked by every lane before a sink hears of it first. Safe for all threads. */
public interface Holds {

    /** Nothing is ever held. */
    Holds NONE = new Holds() {
        @Override
        public @Nullable Hold hold(IncidentSnapshot incident, Instant now) {
            return null;
        }

        @Override
        public long changes() {
            return 0;
        }
    };

    /** What holds {@code incident} back at {@code now}; null when nothing does. */
    @Nullable
    Hold hold(IncidentSnapshot incident, Instant now);

    /** Everything that holds {@code incident} back at {@code now}, for whoever wants to know why; changes nothing. */
    default List<Hold> all(IncidentSnapshot incident, Instant now) {
        Hold hold = hold(incident, now);
        return hold == null ? List.of() : List.of(hold);
    }

    /** Another number after every change by which a hold may end earlier than its {@link Hold#until}. */
    long changes();
}
