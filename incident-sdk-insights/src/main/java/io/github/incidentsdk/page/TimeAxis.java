package io.github.incidentsdk.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where moments lie from left to right, and which of them are named: those where a day, a month or an hour begins. */
public final class TimeAxis {

    private static final double LABEL = 78;
    private static final long DAY = 86_400;
    private static final long[] SECONDS = {1, 5, 10, 30, 60, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200
    };
    private static final int[] DAYS = {1, 2, 7, 14};
    private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 600};

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME_WITH_SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("yyyy", Locale.ROOT);

    private final Instant from;
    private final Instant to;
    private final ZoneId zone;
    private final double left;
    private final double width;

    /** Reaches from {@code from} to {@code to}, which is later; days begin as they do in {@code zone}. */
    public TimeAxis(Instant from, Instant to, ZoneId zone, double left, double width) {
        this.from = from;
        this.to = to.isAfter(from) ? to : from.plusMillis(1);
        this.zone = zone;
        this.left = left;
        this.width = width;
    }

    /** Where {@code moment} lies; what is before or after lies at the end. */
    public double at(Instant moment) {
        double share = seconds(Duration.between(from, moment)) / seconds(Duration.between(from, to));
        return left + Math.max(0, Math.min(1, share)) * width;
    }

    public List<Tick> ticks() {
        double most = Math.max(1, Math.floor(width / LABEL));
        double seconds = seconds(Duration.between(from, to));
        ZonedDateTime start = from.atZone(zone);
        LocalDate day = start.toLocalDate();
        for (long step : SECONDS) {
            if (seconds / step <= most) {
                return every(Duration.ofSeconds(step), day.atStartOfDay(zone), step < 60 ? TIME_WITH_SECONDS : TIME);
            }
        }
        for (int days : DAYS) {
            if (seconds / (DAY * days) <= most) {
                // of weeks the Mondays
                LocalDate first =
                        days < 7 ? day : day.minusDays(day.getDayOfWeek().getValue() - 1L);
                return every(Period.ofDays(days), first.atStartOfDay(zone), DATE);
            }
        }
        for (int months : MONTHS) {
            if (seconds / (30.4 * DAY * months) <= most) {
                LocalDate first = months < 12
                        ? day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % months)
                        : day.withDayOfYear(1).minusYears(Math.floorMod(day.getYear(), months / 12));
                return every(Period.ofMonths(months), first.atStartOfDay(zone), months < 12 ? MONTH : YEAR);
            }
        }
        return List.of();
    }

    private List<Tick> every(TemporalAmount step, ZonedDateTime first, DateTimeFormatter format) {
        List<Tick> ticks = new ArrayList<>();
        ZonedDateTime at = first;
        if (step instanceof Duration each) {
            long steps = Duration.between(first.toInstant(), from).dividedBy(each);
            at = first.plus(each.multipliedBy(steps));
        }
        for (; !at.toInstant().isAfter(to); at = at.plus(step)) {
            if (!at.toInstant().isBefore(from)) {
                boolean midnight = step instanceof Duration && at.toLocalTime().equals(LocalTime.MIDNIGHT);
                ticks.add(new Tick(at(at.toInstant()), (midnight ? DATE : format).format(at)));
            }
        }
        return ticks;
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
