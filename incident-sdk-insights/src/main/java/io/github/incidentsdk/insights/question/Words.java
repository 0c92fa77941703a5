package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Interval;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** How numbers are said in sentences. */
final class Words {

    private Words() {}

    /** {@code 1 incident}, {@code 12 incidents}. */
    static String count(long n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }

    static String number(double value) {
        double size = Math.abs(value);
        if (Double.isInfinite(value)) {
            return value > 0 ? "any number" : "minus any number";
        }
        String form =
                size >= 100 || size == Math.rint(size) ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.2g";
        String text = String.format(Locale.ROOT, form, value);
        return text.matches("-?\\d+\\.0+") ? text.substring(0, text.indexOf('.')) : text;
    }

    static String percent(double share) {
        double percent = 100 * share;
        String form = percent == Math.rint(percent) || (percent >= 10 && percent <= 99) ? "%.0f %%" : "%.1f %%";
        return String.format(Locale.ROOT, form, percent);
    }

    /** In the unit that people would say. */
    static String duration(double seconds) {
        double size = Math.abs(seconds);
        if (Double.isInfinite(seconds)) {
            return "without end";
        }
        if (size < 120) {
            return number(Math.rint(seconds)) + " s";
        }
        return size < 3 * 3600
                ? number(Math.rint(seconds / 60)) + " min"
                : size < 3 * 86_400 ? tenth(seconds / 3600) + " h" : tenth(seconds / 86_400) + " days";
    }

    private static String tenth(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }

    static String p(double p) {
        return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.2g", p);
    }

    /** {@code between 3 and 5}. */
    static String between(Interval interval, DoubleFunction<String> form) {
        return "between " + form.apply(interval.low()) + " and " + form.apply(interval.high());
    }

    static String day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate().toString();
    }

    static String minute(Instant at, ZoneId zone) {
        return at.atZone(zone)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString()
                .replace('T', ' ');
    }
}
