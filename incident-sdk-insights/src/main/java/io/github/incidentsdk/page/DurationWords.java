package io.github.incidentsdk.page;

import java.math.BigDecimal;
import java.math.MathContext;

/** Writes durations as people say them: two units at most. */
public final class DurationWords {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private DurationWords() {}

    /** Such as {@code 0.5 s}, {@code 45 s}, {@code 12 min}, {@code 3 h 20 min} or {@code 40 d}. */
    public static String of(double seconds) {
        if (seconds < 0) {
            return "−" + of(-seconds);
        }
        if (!(seconds < 1e15)) {
            return "∞";
        }
        if (seconds < 10) {
            BigDecimal few = new BigDecimal(seconds, new MathContext(2)).stripTrailingZeros();
            return few.toPlainString() + " s";
        }
        long whole = Math.round(seconds);
        if (whole < 2 * MINUTE) {
            return whole % MINUTE == 0 ? two(whole, MINUTE, "min", 1, "s") : whole + " s";
        }
        if (whole < 10 * MINUTE) {
            return two(whole, MINUTE, "min", 1, "s");
        }
        if (whole < 10 * HOUR) {
            return whole < HOUR ? rounded(whole, MINUTE) + " min" : two(whole, HOUR, "h", MINUTE, "min");
        }
        if (whole < 10 * DAY) {
            return whole < DAY ? two(whole, HOUR, "h", MINUTE, "min") : two(whole, DAY, "d", HOUR, "h");
        }
        return rounded(whole, DAY) + " d";
    }

    private static String two(long seconds, long unit, String name, long lesser, String lesserName) {
        long rounded = rounded(seconds, lesser) * lesser;
        long rest = rounded % unit / lesser;
        return rounded / unit + " " + name + (rest == 0 ? "" : " " + rest + " " + lesserName);
    }

    private static long rounded(long seconds, long unit) {
        return Math.round((double) seconds / unit);
    }
}
