package io.github.incidentsdk.review;

import io.github.incidentsdk.review.text.Plain;
import org.jspecify.annotations.Nullable;

/**
 * What it cost, as far as anybody knows.
 *
 * @param income lost, in words with its currency; one line, may be empty
 * @param staffHoursDuring spent while it was on, all people together; null where nobody counted
 * @param staffHoursAfter spent on mending, reviewing and actions; null where nobody counted
 * @param displaced planned work that did not happen for it; any number of lines, may be empty
 */
public record Cost(
        String income,
        @Nullable Double staffHoursDuring,
        @Nullable Double staffHoursAfter,
        String displaced) {

    /** Nothing known. */
    public static final Cost UNKNOWN = new Cost("", null, null, "");

    /** @throws IllegalArgumentException when hours are negative or not finite */
    public Cost {
        income = Plain.line(income);
        displaced = Plain.block(displaced);
        check(staffHoursDuring);
        check(staffHoursAfter);
    }

    private static void check(@Nullable Double hours) {
        if (hours != null && !(hours >= 0 && hours < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("staff hours are " + hours + "; give a number from 0 on, or none");
        }
    }
}
