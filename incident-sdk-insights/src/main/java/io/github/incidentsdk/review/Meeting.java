package io.github.incidentsdk.review;

import io.github.incidentsdk.review.text.Plain;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How the review was held.
 *
 * @param form as a meeting or in writing; null where it is not decided
 * @param on the day on which it was held or finished; null while it is not
 * @param facilitator who led it; one line, may be empty
 * @param commander who led the response; one line, may be empty
 */
public record Meeting(@Nullable Form form, @Nullable LocalDate on, String facilitator, String commander) {

    /** How people came together. */
    public enum Form {
        MEETING,
        /** Each in their own time, in writing. */
        ASYNC
    }

    /** Not decided. */
    public static final Meeting NONE = new Meeting(null, null, "", "");

    public Meeting {
        facilitator = Plain.line(facilitator);
        commander = Plain.line(commander);
    }
}
