package io.github.incidentsdk.insights.report;

import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.insights.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes moments as people read them, in the readers' zone. */
final class Dates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private final ZoneId zone;

    Dates(ZoneId zone) {
        this.zone = zone;
    }

    /** The zone's name. */
    String zone() {
        return Words.zone(zone);
    }

    String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    String day(LocalDate day) {
        return DAY.format(day);
    }

    String minute(Instant at) {
        return MINUTE.format(at.atZone(zone));
    }

    /** The first and the last day of it. */
    String window(Window window) {
        String first = day(window.from());
        String last = window.to().isAfter(window.from()) ? day(window.to().minusMillis(1)) : first;
        return first.equals(last) ? first : first + " to " + last;
    }
}
