package io.github.incidentsdk.insights.words;

import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.answer.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** How sentences say numbers and moments; numbers as {@link Amounts} writes them. */
public final class Words {

    private Words() {}

    /** {@code 1 incident}, {@code 1,228 incidents}. */
    public static String count(long n, String thing) {
        return count(n) + " " + thing + (n == 1 ? "" : "s");
    }

    /** {@code 1,228}. */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    public static String number(double value) {
        return Amounts.text(value, Unit.NUMBER);
    }

    public static String percent(double share) {
        return Amounts.text(share, Unit.SHARE);
    }

    public static String duration(double seconds) {
        return Amounts.text(seconds, Unit.SECONDS);
    }

    public static String p(double p) {
        return p < 0.001 ? "p < 0.001" : "p = " + Amounts.text(p, Unit.PROBABILITY);
    }

    /** {@code between 3 and 5}, {@code at least 3}. */
    public static String between(Interval interval, DoubleFunction<String> form) {
        String low = form.apply(interval.low());
        return Double.isInfinite(interval.high())
                ? "at least " + low
                : "between " + low + " and " + form.apply(interval.high());
    }

    /** The same of a number of things, by the whole numbers around it. */
    public static String between(Interval counts) {
        return between(
                new Interval(Math.floor(counts.low()), Math.ceil(counts.high()), counts.level()),
                each -> Amounts.text(each, Unit.COUNT));
    }

    /** The name of {@code zone}; UTC for all that are the same. */
    public static String zone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** The last day of {@code window}, whose end is excluded. */
    public static String lastDay(Window window, ZoneId zone) {
        return day(window.to().isAfter(window.from()) ? window.to().minusMillis(1) : window.to(), zone);
    }

    public static String day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate().toString();
    }

    public static String minute(Instant at, ZoneId zone) {
        return at.atZone(zone)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString()
                .replace('T', ' ');
    }
}
