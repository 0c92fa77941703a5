package io.github.incidentsdk.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations such as {@code 1h30m}, in milliseconds; a day has 24 hours, a year 365 days. */
final class Durations {

    /** What Prometheus can hold in its nanoseconds. */
    private static final long MAX_MILLIS = Long.MAX_VALUE / 1_000_000;

    private static final String[] UNITS = {"y", "w", "d", "h", "m", "s", "ms"};
    private static final long[] UNIT_MILLIS = {
        365 * 86_400_000L, 7 * 86_400_000L, 86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L
    };
    private static final Pattern DURATION = Pattern.compile(
            "(?=[0-9])([0-9]++y)?+([0-9]++w)?+([0-9]++d)?+([0-9]++h)?+" + "([0-9]++m(?!s))?+([0-9]++s)?+([0-9]++ms)?+");

    private Durations() {}

    static boolean isDuration(String text) {
        return DURATION.matcher(text).matches();
    }

    /** Returns the milliseconds of a duration or of a number of seconds. */
    static long millis(Token token) {
        if (token.is(Token.Kind.NUMBER)) {
            double millis = NumberReader.value(token) * 1_000;
            if (millis > MAX_MILLIS) {
                throw tooLong(token);
            }
            return Math.round(millis);
        }
        Matcher parts = DURATION.matcher(token.text());
        long millis = 0;
        if (parts.matches()) {
            for (int i = 0; i < UNITS.length; i++) {
                millis += part(parts.group(i + 1), i, token);
                if (millis > MAX_MILLIS) {
                    throw tooLong(token);
                }
            }
        }
        return millis;
    }

    private static long part(@Nullable String part, int unit, Token token) {
        if (part == null) {
            return 0;
        }
        String digits = part.substring(0, part.length() - UNITS[unit].length());
        try {
            long millis = Math.multiplyExact(Long.parseLong(digits), UNIT_MILLIS[unit]);
            return Math.min(millis, MAX_MILLIS + 1);
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            throw tooLong(token);
        }
    }

    private static ExpressionException tooLong(Token token) {
        return ExpressionException.wrong(
                token.position(),
                token.described(),
                token.described() + " is too long; at most 292 years are possible");
    }

    /** Returns milliseconds as a duration, such as {@code 1h30m}. */
    static String text(long millis) {
        StringBuilder out = new StringBuilder();
        long rest = millis;
        for (int i = 0; i < UNITS.length; i++) {
            long count = rest / UNIT_MILLIS[i];
            rest %= UNIT_MILLIS[i];
            if (count > 0) {
                out.append(count).append(UNITS[i]);
            }
        }
        return out.isEmpty() ? "0s" : out.toString();
    }
}
