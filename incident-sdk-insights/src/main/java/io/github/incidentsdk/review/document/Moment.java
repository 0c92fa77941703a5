package io.github.incidentsdk.review.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an item begins that is about a moment: {@code **2026-03-02T06:00:00Z** on-call: what}.
 *
 * @param isTimeOfDay whether the day was taken from elsewhere
 */
record Moment(Instant at, boolean isTimeOfDay, String who, String text) {

    private static final String TIME = "\\d{1,2}:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?";
    private static final Pattern HEAD = Pattern.compile("(?s)(?:\\*\\*|__)?([+-]?\\d{4,10}-\\d\\d-\\d\\d[T ]" + TIME
            + "(?:Z|[+-]\\d\\d:\\d\\d)?|" + TIME + "Z?)(?:\\*\\*|__)?(.*)");
    private static final Pattern WHO = Pattern.compile("(?s)((?:[^\\\\\\n:]++|\\\\.|:(?=\\S))*+):(?=\\s|$)(.*)");

    Moment at(Instant moment) {
        return new Moment(moment, isTimeOfDay, who, text);
    }

    /** A name in which nothing is taken for its end. */
    static String escape(String who) {
        return who.replace("\\", "\\\\").replaceAll(":(?=\\s|$)", "\\\\:");
    }

    /**
     * Reads the beginning of an item.
     *
     * @param day what a time of day belongs to; null where no day was named before
     * @return null when it does not begin with a moment
     */
    static @Nullable Moment read(String text, @Nullable LocalDate day) {
        Matcher head = HEAD.matcher(text);
        Instant at = head.matches() ? time(head.group(1), day) : null;
        if (at == null) {
            return null;
        }
        String rest = head.group(2).replaceFirst("^,?\\s+", "");
        Matcher who = WHO.matcher(rest);
        boolean isTimeOfDay = isTimeOfDay(head.group(1));
        return who.matches()
                ? new Moment(
                        at,
                        isTimeOfDay,
                        who.group(1).replaceAll("\\\\(.)", "$1").strip(),
                        who.group(2).strip())
                : new Moment(at, isTimeOfDay, "", rest.strip());
    }

    static boolean isTimeOfDay(String text) {
        return !text.contains("-");
    }

    /** Reads a moment as people write one, in UTC where they do not say. Null when it is none. */
    static @Nullable Instant time(String text, @Nullable LocalDate day) {
        String full = text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
        if (!full.contains("T")) {
            if (day == null) {
                return null;
            }
            full = day + "T" + full;
        }
        String padded = full.replaceFirst("T(\\d:)", "T0$1").replaceFirst("(T\\d\\d:\\d\\d)(?=Z|[+-]|$)", "$1:00");
        try {
            return padded.matches(".*T.*[+-]\\d\\d:\\d\\d")
                    ? OffsetDateTime.parse(padded).toInstant()
                    : Instant.parse(padded.endsWith("Z") ? padded : padded + "Z");
        } catch (DateTimeException none) { // people write what they like; the reader says so
            return null;
        }
    }
}
