package io.github.incidentsdk.insights.history.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;

/** Reads times as tools write them: ISO 8601 with T or a space, with an offset or without, or a date alone. */
final class Times {

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][ ]")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[ ]")
            .appendPattern("[XXX][XX][X]['UTC']")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(java.util.Locale.ROOT);

    private Times() {}

    static Instant read(String text, ZoneId zone) throws Misunderstood {
        try {
            TemporalAccessor read =
                    FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (read instanceof OffsetDateTime exact) {
                return exact.toInstant();
            }
            return read instanceof LocalDateTime local
                    ? local.atZone(zone).toInstant()
                    : LocalDate.from(read).atStartOfDay(zone).toInstant();
        } catch (DateTimeException none) { // the reader of the message needs the form, not the parser's words
            throw new Misunderstood("is no time; write it as 2026-03-01T12:00:00Z");
        }
    }
}
