package io.github.incidentsdk.insights.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An action that was decided after an incident, as far as everybody may know of it: neither what it is nor whose.
 *
 * @param state how far it is
 * @param day until when it is to be done; once it is settled, when that was; null where nobody said
 */
public record Decided(State state, @Nullable LocalDate day) {

    /** How far an action is. */
    public enum State {
        OPEN,
        DONE,
        GIVEN_UP
    }
}
