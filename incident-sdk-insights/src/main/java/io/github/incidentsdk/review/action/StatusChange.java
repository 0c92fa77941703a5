package io.github.incidentsdk.review.action;

import io.github.incidentsdk.review.text.Plain;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One step of an action.
 *
 * @param on the day
 * @param status from then on
 * @param note why, or by what; one line, empty where nobody said
 */
public record StatusChange(LocalDate on, ActionStatus status, String note) {

    public StatusChange {
        Objects.requireNonNull(on, "a status needs the day from which it holds");
        Objects.requireNonNull(status, "a status change needs its status");
        note = Plain.line(note);
    }
}
