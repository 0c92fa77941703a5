package io.github.incidentsdk.config.tree;

import io.github.incidentsdk.config.problem.Nearest;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations, sizes, numbers and words from leaves; strict, since a configuration that is guessed at pages somebody. */
public final class Texts {

    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,12})ms)?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(B|KiB|MiB|GiB)");
    private static final Pattern LONG_SIZE = Pattern.compile("\\d{10,18}(B|KiB|MiB|GiB)");
    private static final Pattern DECIMAL_SIZE = Pattern.compile("(\\d{1,9}) ?([kKmMgG])(?:i?[bB])?");
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Texts() {}

    /** Reads {@code 500ms}, {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 1d}; at most 36,500 days. */
    public static Duration duration(String text) throws Unreadable {
        Matcher matcher = DURATION.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new Unreadable(durationHint(text), null);
        }
        Duration duration = Duration.ofDays(part(matcher, 1))
                .plusHours(part(matcher, 2))
                .plusMinutes(part(matcher, 3))
                .plusSeconds(part(matcher, 4))
                .plusMillis(part(matcher, 5));
        if (duration.compareTo(LONGEST) > 0) {
            throw new Unreadable("is longer than 36500d", null);
        }
        return duration;
    }

    /** The duration as it would be written. */
    public static String ofDuration(Duration duration) {
        String text = (duration.toDaysPart() > 0 ? duration.toDaysPart() + "d" : "")
                + (duration.toHoursPart() > 0 ? duration.toHoursPart() + "h" : "")
                + (duration.toMinutesPart() > 0 ? duration.toMinutesPart() + "m" : "")
                + (duration.toSecondsPart() > 0 ? duration.toSecondsPart() + "s" : "")
                + (duration.toMillisPart() > 0 ? duration.toMillisPart() + "ms" : "");
        return text.isEmpty() ? "0s" : text;
    }

    private static long part(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
    }

    private static String durationHint(String text) {
        if (NUMBER.matcher(text).matches()) {
            return text.startsWith("-")
                    ? "is negative; expected a duration such as 30s"
                    : "has no unit; say " + cut(text) + "s";
        }
        if (text.matches("\\d{1,9}:\\d{1,9}")) {
            return "is not a duration; say " + text.replace(':', 'm') + "s or " + text.replace(':', 'h') + "m";
        }
        return "is not a duration; expected one such as 500ms, 30s, 5m, 1h30m or 1d";
    }

    private static String cut(String digits) {
        String cut = digits.replaceFirst("^0+(?=\\d)", "");
        return cut.length() > 9 ? "30" : cut;
    }

    /** Reads {@code 512B}, {@code 64KiB}, {@code 16MiB}, {@code 1GiB} as bytes. */
    public static long size(String text) throws Unreadable {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new Unreadable(sizeHint(text), null);
        }
        int shift = switch (matcher.group(2)) {
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            default -> 0;
        };
        return Long.parseLong(matcher.group(1)) << shift;
    }

    /** The size as it would be written. */
    public static String ofSize(long bytes) {
        for (String unit : new String[] {"GiB", "MiB", "KiB"}) {
            long one = 1L << (10 * ("KMG".indexOf(unit.charAt(0)) + 1));
            if (bytes >= one && bytes % one == 0) {
                return bytes / one + unit;
            }
        }
        return bytes + "B";
    }

    private static String sizeHint(String text) {
        Matcher decimal = DECIMAL_SIZE.matcher(text);
        if (decimal.matches()) {
            return "is not a size; say " + decimal.group(1) + decimal.group(2).toUpperCase(Locale.ROOT) + "iB";
        }
        if (LONG_SIZE.matcher(text).matches()) {
            return "has more than nine digits; say it in a larger unit, such as 1GiB";
        }
        if (NUMBER.matcher(text).matches()) {
            return "has no unit; say 512B, 64KiB, 16MiB or 1GiB";
        }
        return "is not a size; expected one such as 512B, 64KiB, 16MiB or 1GiB";
    }

    /** Reads a whole number from {@code least} to {@code most}. */
    public static long number(String text, long least, long most) throws Unreadable {
        if (!NUMBER.matcher(text).matches()) {
            String range = least == Long.MIN_VALUE ? "" : "; expected one from " + least + " to " + most;
            throw new Unreadable("is not a whole number" + range, null);
        }
        if (text.matches("-?0\\d+")) {
            throw new Unreadable("is a number with leading zeros; say " + Long.parseLong(text), null);
        }
        long number = Long.parseLong(text);
        if (number < least || number > most) {
            throw new Unreadable("is out of range; expected a number from " + least + " to " + most, null);
        }
        return number;
    }

    /** Reads {@code true} or {@code false}, and none of the other words that YAML once took for them. */
    public static boolean flag(String text) throws Unreadable {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new Unreadable(
                        "is neither true nor false",
                        switch (text.toLowerCase(Locale.ROOT)) {
                            case "true", "yes", "on", "y" -> "true";
                            case "false", "no", "off", "n" -> "false";
                            default -> null;
                        });
        };
    }

    /** Reads one of {@code words}. */
    public static String word(String text, Collection<String> words) throws Unreadable {
        if (words.contains(text)) {
            return text;
        }
        throw new Unreadable("is not one of " + String.join(", ", words), Nearest.to(text, words));
    }
}
