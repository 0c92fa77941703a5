package io.github.incidentsdk.hold;

import io.github.incidentsdk.model.Redaction;
import io.github.incidentsdk.model.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Some incidents are not told to sinks while planned work goes on; what is open at its end is told then. Immutable.
 *
 * @param id its name, as types are named; another window of that name takes its place
 * @param what which incidents
 * @param when once, or every week
 * @param who who wants it so; at most 128 characters are kept
 * @param why the reason; at most 1,024 characters are kept
 */
public record MaintenanceWindow(String id, Matching what, Schedule when, String who, String why) implements Mute {

    /** @throws IllegalArgumentException when the id is no name, or nobody says which incidents, when, who or why */
    public MaintenanceWindow {
        Mute.check("maintenance window", id, what, who, why);
        if (when == null) {
            throw new IllegalArgumentException("the maintenance window " + id
                    + " does not say when; that is new Schedule.Once(from, until) or new Schedule.Weekly(…)");
        }
        who = Text.line(who, Text.NAME);
        why = Text.line(why, Text.VALUE);
    }

    @Override
    public MaintenanceWindow redacted(Redaction redaction) {
        return new MaintenanceWindow(
                id, what.redacted(redaction), when, redaction.text("silence", who), redaction.text("silence", why));
    }

    @Override
    public Hold.Kind kind() {
        return Hold.Kind.MAINTENANCE;
    }

    @Override
    public @Nullable Instant holdsUntil(Instant now) {
        return when.endAt(now);
    }

    @Override
    public boolean isOver(Instant now) {
        return when.isOver(now);
    }
}
