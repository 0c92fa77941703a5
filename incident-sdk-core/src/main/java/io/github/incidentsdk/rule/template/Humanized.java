package io.github.incidentsdk.rule.template;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Numbers as people read them, in the forms of Prometheus' template functions. */
final class Humanized {

    private static final String[] LARGE = {"", "k", "M", "G", "T", "P", "E", "Z", "Y"};
    private static final String[] SMALL = {"", "m", "u", "n", "p", "f", "a", "z", "y"};
    private static final String[] BINARY = {"", "ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"};

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern(" '+0000 UTC'")
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Humanized() {}

    /** With the prefixes of powers of 1,000. */
    static String decimal(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return rounded(value);
        }
        return Math.abs(value) >= 1 ? large(value, 1_000, LARGE) : small(value);
    }

    /** With the prefixes of powers of 1,024. */
    static String binary(double value) {
        return Math.abs(value) <= 1 || !Double.isFinite(value) ? rounded(value) : large(value, 1_024, BINARY);
    }

    private static String large(double value, double step, String[] prefixes) {
        double rest = value;
        int power = 0;
        while (Math.abs(rest) >= step && power < prefixes.length - 1) {
            rest /= step;
            power++;
        }
        return rounded(rest) + prefixes[power];
    }

    private static String small(double value) {
        double rest = value;
        int power = 0;
        while (Math.abs(rest) < 1 && power < SMALL.length - 1) {
            rest *= 1_000;
            power++;
        }
        return rounded(rest) + SMALL[power];
    }

    /** A number of seconds in days, hours, minutes and seconds. */
    static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return rounded(seconds);
        }
        if (seconds == 0) {
            return rounded(seconds) + "s";
        }
        if (Math.abs(seconds) < 1) {
            return small(seconds) + "s";
        }
        String sign = seconds < 0 ? "-" : "";
        double length = Math.abs(seconds);
        long whole = length < 0x1p63 ? (long) length : Long.MIN_VALUE; // what Go makes of it
        long days = whole / 86_400;
        long hours = whole / 3_600 % 24;
        long minutes = whole / 60 % 60;
        if (days != 0) {
            return sign + days + "d " + hours + "h " + minutes + "m " + whole % 60 + "s";
        }
        if (hours != 0) {
            return sign + hours + "h " + minutes + "m " + whole % 60 + "s";
        }
        if (minutes != 0) {
            return sign + minutes + "m " + whole % 60 + "s";
        }
        return sign + rounded(length) + "s";
    }

    /** A number of seconds since 1970 as a date and time, cut off after milliseconds. */
    static String timestamp(double seconds) throws TemplateException {
        if (!Double.isFinite(seconds)) {
            return rounded(seconds);
        }
        double nanos = seconds * 1e9;
        if (Math.abs(nanos) > Long.MAX_VALUE) {
            throw new TemplateException(rounded(seconds) + " seconds are beyond the dates that Prometheus knows");
        }
        return TIME.format(Instant.ofEpochMilli((long) nanos / 1_000_000));
    }

    private static String rounded(double value) {
        return Go.general(value, 4);
    }
}
