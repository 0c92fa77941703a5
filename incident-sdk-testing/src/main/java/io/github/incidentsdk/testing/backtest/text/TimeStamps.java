package io.github.incidentsdk.testing.backtest.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads times: seconds or milliseconds since 1970, ISO-8601, {@code yyyy-MM-dd HH:mm:ss} in UTC, or since some start. */
public final class TimeStamps {

    static final String FORMS = "expected seconds or milliseconds since 1970, ISO-8601 or yyyy-MM-dd HH:mm:ss";

    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ](\\d{2}):(\\d{2})"
            + "(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?\\s*(Z|UTC|[+-]\\d{2}(?::?\\d{2})?)?");

    /** Less than this many seconds lie before 1973, where nobody recorded anything. */
    private static final double FIRST_EPOCH_SECONDS = 1e8;

    private static final double FIRST_EPOCH_MILLIS = 1e11;
    private static final double FIRST_EPOCH_MICROS = 1e14;
    private static final double FIRST_EPOCH_NANOS = 1e17;

    private final @Nullable Duration unit;
    private @Nullable Unit first;
    private boolean mixed;
    private @Nullable String doubt;

    /** What a number since 1970 counts, as its size tells. */
    private enum Unit {
        SECONDS,
        MILLISECONDS,
        MICROSECONDS,
        NANOSECONDS
    }

    /**
     * Reads times of one recording.
     *
     * @param unit what numbers count from an unknown start; null when they count from 1970
     */
    public TimeStamps(@Nullable Duration unit) {
        this.unit = unit;
    }

    /**
     * Returns milliseconds since the epoch.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public long millis(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("there is no time; " + FORMS);
        }
        return text.length() >= 8 && text.charAt(4) == '-' ? date(text) : number(text);
    }

    private long number(String text) {
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("\"" + text + "\" is no time; " + FORMS, wrong);
        }
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("\"" + text + "\" is no time; " + FORMS);
        }
        if (unit != null) {
            return Math.round(number * unit.toMillis());
        }
        double size = Math.abs(number);
        if (size < FIRST_EPOCH_SECONDS) {
            throw new IllegalArgumentException("\"" + text + "\" is no time since 1970; when times count from the start"
                    + " of the recording, say in which unit (--time-unit m)");
        }
        Unit counted = size < FIRST_EPOCH_MILLIS
                ? Unit.SECONDS
                : size < FIRST_EPOCH_MICROS
                        ? Unit.MILLISECONDS
                        : size < FIRST_EPOCH_NANOS ? Unit.MICROSECONDS : Unit.NANOSECONDS;
        compare(text, counted);
        return Math.round(
                switch (counted) {
                    case SECONDS -> number * 1e3;
                    case MILLISECONDS -> number;
                    case MICROSECONDS -> number / 1e3;
                    case NANOSECONDS -> number / 1e6;
                });
    }

    private void compare(String text, Unit counted) {
        if (first == null) {
            first = counted;
        } else if (first != counted && !mixed) {
            mixed = true;
            doubt = "\"" + text + "\" is taken for " + word(counted) + ", and the times before it for " + word(first)
                    + "; one recording should have one unit";
        }
    }

    private static String word(Unit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    /** What is doubtful about the time that was read last; once for a recording, null otherwise. */
    public @Nullable String takeDoubt() {
        String taken = doubt;
        doubt = null;
        return taken;
    }

    private static long date(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no time; " + FORMS);
        }
        try {
            LocalDate day = LocalDate.of(part(date, 1), part(date, 2), part(date, 3));
            LocalDateTime time = day.atTime(part(date, 4), part(date, 5), part(date, 6));
            String fraction = date.group(7);
            long millis = fraction == null ? 0 : Long.parseLong((fraction + "00").substring(0, 3));
            return time.toInstant(zone(date.group(8))).toEpochMilli() + millis;
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("\"" + text + "\" is no time: " + wrong.getMessage(), wrong);
        }
    }

    private static int part(Matcher date, int group) {
        return date.group(group) == null ? 0 : Integer.parseInt(date.group(group));
    }

    private static ZoneOffset zone(@Nullable String text) {
        return text == null || text.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }
}
