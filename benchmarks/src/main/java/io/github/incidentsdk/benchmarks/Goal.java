package io.github.incidentsdk.benchmarks;

import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * What a path is meant to reach.
 *
 * @param words as it is printed
 * @param met given what was measured of the path, and of what it stands beside
 */
record Goal(String words, BiPredicate<Figures, Figures> met) {

    static Goal timesAtMost(double most) {
        return new Goal("≤ " + number(most) + "×", (ours, limit) -> ours.nanos() <= most * limit.nanos());
    }

    static Goal timesBelow(double least) {
        return new Goal("≥ " + number(least) + "× below", (ours, other) -> other.nanos() >= least * ours.nanos());
    }

    static Goal nanosAtMost(double most) {
        return new Goal("≤ " + Figures.time(most), (ours, limit) -> ours.nanos() <= most);
    }

    /** No more than this; what a measurement of so many calls cannot tell from nothing counts as nothing. */
    static Goal bytesAtMost(double most) {
        return new Goal("≤ " + number(most) + " B", (ours, limit) -> ours.bytes() <= most + 0.5);
    }

    /** What a call allocates, beside what the other allocates. */
    static Goal bytesTimesAtMost(double most) {
        return new Goal("≤ " + number(most) + "× B", (ours, other) -> ours.bytes() <= most * other.bytes());
    }

    private static String number(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%,d", (long) number)
                : String.format(Locale.ROOT, "%s", number);
    }
}
