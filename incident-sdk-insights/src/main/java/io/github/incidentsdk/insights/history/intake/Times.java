package io.github.incidentsdk.insights.history.intake;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads times as tools write them: ISO 8601 with T or a space, with an offset or without, or a date alone. */
final class Times {

    private static final int DATE = "2026-03-01".length();
    private static final Pattern WITHOUT_COLON = Pattern.compile("(?<=[+-]\\d\\d)(?=\\d\\d$)");
    private static final Pattern WITHOUT_MINUTES = Pattern.compile("(?<=[+-]\\d\\d)$");

    private Times() {}

    /** Whether it says only a day. */
    static boolean isDay(String text) {
        return text.length() <= DATE && text.indexOf(':') < 0;
    }

    /** As {@code form} has it, or else as ISO 8601 does. */
    static Instant read(String text, ZoneId zone, @Nullable DateTimeFormatter form) throws Misunderstood {
        ParsePosition end = new ParsePosition(0);
        if (form != null && form.parseUnresolved(text, end) != null && end.getIndex() == text.length()) {
            return formed(text, zone, form);
        }
        return read(text, zone);
    }

    private static Instant formed(String text, ZoneId zone, DateTimeFormatter form) throws Misunderstood {
        try {
            TemporalAccessor time = form.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return time instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : time instanceof LocalDateTime local
                            ? local.atZone(zone).toInstant()
                            : LocalDate.from(time).atStartOfDay(zone).toInstant();
        } catch (DateTimeException none) { // such as the 31st of February
            throw new Misunderstood("is no time, although it has the form that was said");
        }
    }

    static Instant read(String text, ZoneId zone) throws Misunderstood {
        try {
            if (text.length() <= DATE) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            String time = text.substring(DATE + 1).replace("UTC", "Z").replace(" ", "");
            char between = text.charAt(DATE);
            if (between != ' ' && between != 'T' && between != 't') {
                throw new DateTimeException("neither T nor a space");
            }
            String date = text.substring(0, DATE) + 'T';
            return hasOffset(time)
                    ? OffsetDateTime.parse(date + withColon(time)).toInstant()
                    : LocalDateTime.parse(date + time).atZone(zone).toInstant();
        } catch (DateTimeException none) { // the reader of the message needs the form, not the parser's words
            throw new Misunderstood(
                    "is no time; write it as 2026-03-01T12:00:00Z, or say how it is written, as in --dates \"dd.MM.yyyy HH:mm\"");
        }
    }

    private static boolean hasOffset(String time) {
        return time.endsWith("Z") || time.endsWith("z") || time.indexOf('+') > 0 || time.indexOf('-') > 0;
    }

    /** An offset as {@code +0100} or {@code +01} is read as {@code +01:00}. */
    private static String withColon(String time) {
        int sign = Math.max(time.indexOf('+'), time.indexOf('-'));
        if (sign < 0 || time.indexOf(':', sign) > 0) {
            return time;
        }
        return WITHOUT_MINUTES
                .matcher(WITHOUT_COLON.matcher(time).replaceFirst(":"))
                .replaceFirst(time.length() - sign == 3 ? ":00" : "");
    }
}
