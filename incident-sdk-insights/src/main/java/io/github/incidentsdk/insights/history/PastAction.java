package io.github.incidentsdk.insights.history;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody was to do after an incident.
 *
 * @param what what is to be done
 * @param owner the team or role that does it; null when nobody does
 * @param due by when; null when nobody said
 * @param settledAt when it was done or given up; null while it is open
 * @param done whether it was done, not given up
 * @param changes the type or rule that it changes; null when nobody said
 */
public record PastAction(
        String what,
        @Nullable String owner,
        @Nullable LocalDate due,
        @Nullable Instant settledAt,
        boolean done,
        @Nullable String changes) {

    /** Whether nobody has done it yet, nor given it up. */
    public boolean isOpen() {
        return settledAt == null && !done;
    }

    /** Whether it is open although it was due before {@code today}. */
    public boolean isOverdue(LocalDate today) {
        return isOpen() && due != null && due.isBefore(today);
    }
}
