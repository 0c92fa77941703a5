package io.github.incidentsdk.evaluation.math;

import io.github.incidentsdk.expression.Function;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** The calendar functions, of seconds since the epoch, in UTC. */
public final class Calendar {

    private static final long DAY = 86_400;

    /** Some thirty million years, beyond which a moment is no date. */
    private static final double LIMIT = 1e15;

    private static final Map<Function, DoubleUnaryOperator> TABLE = new EnumMap<>(Map.of(
            Function.MINUTE, whole(seconds -> Math.floorMod(seconds, 3_600L) / 60),
            Function.HOUR, whole(seconds -> Math.floorMod(seconds, DAY) / 3_600),
            Function.DAY_OF_WEEK, whole(seconds -> Math.floorMod(Math.floorDiv(seconds, DAY) + 4, 7L)),
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
        return seconds -> Math.abs(seconds) < LIMIT ? part.of((long) seconds) : Double.NaN;
    }

    private static DoubleUnaryOperator date(WholeSeconds part) {
        return whole(seconds -> part.of(civil(Math.floorDiv(seconds, DAY))));
    }

    /** Returns the date of a day since the epoch as year, month and day in 48, 8 and 8 bits: no object per value. */
    private static long civil(long epochDay) {
        // Years here begin in March, so that the leap day is the last of its year; an era has 400 years, 146,097 days.
        long day = epochDay + 719_468;
        long era = Math.floorDiv(day, 146_097L);
        long dayOfEra = day - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long fromMarch = (5 * dayOfYear + 2) / 153;
        long month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
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
