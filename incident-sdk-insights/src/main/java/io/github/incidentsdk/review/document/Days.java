package io.github.incidentsdk.review.document;

import io.github.incidentsdk.review.Course;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** On which day a time of day is, in a list that people read downwards: that of the entry above it, or the next one. */
final class Days {

    /** So far back nobody goes in a list: midnight lies between. */
    private static final Duration FAR = Duration.ofHours(12);
    /** So long before it began what is of interest may lie. */
    private static final Duration BEFORE = Duration.ofHours(1);

    private final Problems problems;
    private final @Nullable Instant resolved;
    private @Nullable Instant above;
    private boolean isFirst = true;

    Days(Course course, Problems problems) {
        this.problems = problems;
        resolved = course.resolvedAt();
        above = course.beganAt();
    }

    /** The day of the entry above; null where none was named before. */
    @Nullable
    LocalDate day() {
        return above == null ? null : LocalDate.ofInstant(above, ZoneOffset.UTC);
    }

    /** Takes the next entry of the list; its moment. */
    Instant next(Moment moment, int line) {
        Instant at = moment.isTimeOfDay() && above != null ? placed(moment.at(), above, line) : moment.at();
        above = at;
        isFirst = false;
        return at;
    }

    private Instant placed(Instant at, Instant after, int line) {
        Duration back = Duration.between(at, after);
        Instant next = at.plus(Period.ofDays(1));
        if (back.compareTo(FAR) > 0) {
            return next;
        }
        if (back.compareTo(isFirst ? BEFORE : Duration.ZERO) <= 0) {
            return at;
        }
        boolean isNext = !isFirst && resolved != null && !next.isAfter(resolved);
        Instant taken = isNext ? next : at;
        problems.add(
                line,
                "this is earlier than " + (isFirst ? "when it began" : "what stands above it") + " and is taken as "
                        + taken,
                "write the day before the time, such as " + day() + " 06:00");
        return taken;
    }

    /** The end of what began at {@code from}; null when {@code text} is no moment. */
    static @Nullable Instant end(String text, Instant from) {
        Instant end = Moment.time(text, LocalDate.ofInstant(from, ZoneOffset.UTC));
        return end != null && end.isBefore(from) && Moment.isTimeOfDay(text) ? end.plus(Period.ofDays(1)) : end;
    }
}
