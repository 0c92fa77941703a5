package io.github.incidentsdk.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;

/**
 * A digest that is told regularly.
 *
 * @param name such as {@code weekly}
 * @param slots when
 * @param period of how long a window before that moment; whole days are days of the place's calendar
 * @param to the ids of the sinks that are told, in the order given
 */
public record Report(String name, Slots slots, Duration period, List<String> to) {

    /** The window unless said otherwise. */
    public static final Duration WEEK = Duration.ofDays(7);

    /** @throws IllegalArgumentException when the window is none, or nobody is told */
    public Report {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("a digest needs a window, not " + period);
        }
        if (to.isEmpty()) {
            throw new IllegalArgumentException("a digest is told to somebody");
        }
        to = List.copyOf(to);
    }

    /** When the window of the digest begins that is due at {@code slot}. */
    public Instant from(Instant slot) {
        boolean wholeDays = period.equals(Duration.ofDays(period.toDays()));
        return wholeDays
                ? slot.atZone(slots.zone())
                        .minus(Period.ofDays(Math.toIntExact(period.toDays())))
                        .toInstant()
                : slot.minus(period);
    }
}
