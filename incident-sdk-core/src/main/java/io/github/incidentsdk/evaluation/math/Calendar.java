package io.github.incidentsdk.evaluation.math;

import io.github.incidentsdk.expression.Function;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** The calendar functions, of seconds since the epoch, in UTC. */
public final class Calendar {

    private static final long DAY = 86_400;

    private static final long ERA_DAYS = 146_097;

    /** Eras of 400 years between the year in which Go's time begins and the year 0. */
    private static final long ERAS_BEFORE_YEAR_ZERO = 730_692_556;

    /** Seconds from there to the epoch; added to any moment it is the unsigned number of seconds since Go's time began. */
    private static final long TO_EPOCH = (ERAS_BEFORE_YEAR_ZERO * ERA_DAYS + 719_468) * DAY;

    private static final Map<Function, DoubleUnaryOperator> TABLE = new EnumMap<>(Map.of(
            Function.MINUTE, whole(seconds -> Long.remainderUnsigned(seconds, 3_600) / 60),
            Function.HOUR, whole(seconds -> Long.remainderUnsigned(seconds, DAY) / 3_600),
            Function.DAY_OF_WEEK, whole(seconds -> (Long.divideUnsigned(seconds, DAY) + 3) % 7),
            Function.DAY_OF_MONTH, date(date -> date & 0xff),
            Function.DAY_OF_YEAR, date(Calendar::dayOfYear),
            Function.DAYS_IN_MONTH, date(date -> daysInMonth(date >> 16, (date >> 8) & 0xff)),
            Function.MONTH, date(date -> (date >> 8) & 0xff),
            Function.YEAR, date(date -> date >> 16)));

    private Calendar() {}

    /** Returns whether {@code function} makes one number of a moment. */
    public static boolean has(Function function) {
        return TABLE.containsKey(function);
    }

    /**
     * Returns what {@code function} makes of a moment, given in seconds since the epoch.
     *
     * @throws IllegalArgumentException when it is no calendar function
     */
    public static DoubleUnaryOperator of(Function function) {
        DoubleUnaryOperator calendar = TABLE.get(function);
        if (calendar == null) {
            throw new IllegalArgumentException(function.text() + " is no calendar function");
        }
        return calendar;
    }

    private static DoubleUnaryOperator whole(WholeSeconds part) {
        return seconds -> part.of(wholeSeconds(seconds) + TO_EPOCH);
    }

    /** What the processors of most servers make of a number that is none or too large is the least there is. */
    private static long wholeSeconds(double seconds) {
        return Math.abs(seconds) < 0x1p63 ? (long) seconds : Long.MIN_VALUE;
    }

    private static DoubleUnaryOperator date(WholeSeconds part) {
        return whole(seconds -> part.of(civil(Long.divideUnsigned(seconds, DAY))));
    }

    /** Returns the date of a day since Go's time began as year, month and day in 48, 8 and 8 bits: no object per value. */
    private static long civil(long day) {
        // Years here begin in March, so that the leap day is the last of its year; an era has 400 years, 146,097 days.
        long era = day / ERA_DAYS;
        long dayOfEra = day % ERA_DAYS;
        long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long fromMarch = (5 * dayOfYear + 2) / 153;
        long month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        long year = yearOfEra + (era - ERAS_BEFORE_YEAR_ZERO) * 400 + (month <= 2 ? 1 : 0);
        return (year << 16) | (month << 8) | (dayOfYear - (153 * fromMarch + 2) / 5 + 1);
    }

    private static long dayOfYear(long date) {
        long days = date & 0xff;
        for (long month = 1; month < ((date >> 8) & 0xff); month++) {
            days += daysInMonth(date >> 16, month);
        }
        return days;
    }

    private static long daysInMonth(long year, long month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Something of a moment or a date that is one number. */
    @FunctionalInterface
    private interface WholeSeconds {

        long of(long seconds);
    }
}
