package io.github.incidentsdk.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/**
 * The moments at which something is due: a time of some days, by the clock of a place.
 *
 * <p>A time that a clock passes over, as it is put forward, is due as much later; one that it shows twice is due the first time.
 *
 * @param days on which it is due
 * @param time at which
 * @param zone whose clock that is
 */
public record Slots(Set<DayOfWeek> days, LocalTime time, ZoneId zone) {

    private static final int WEEK = 7;

    /** @throws IllegalArgumentException when it is due on no day */
    public Slots {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("due on no day");
        }
        days = Set.copyOf(EnumSet.copyOf(days));
    }

    /** The newest moment that is not after {@code now}. */
    public Instant last(Instant now) {
        LocalDate day = now.atZone(zone).toLocalDate().plusDays(1); // a time passed over may fall on the next day
        for (int back = 0; back <= WEEK + 1; back++) {
            Instant slot = slot(day.minusDays(back));
            if (days.contains(day.minusDays(back).getDayOfWeek()) && !slot.isAfter(now)) {
                return slot;
            }
        }
        throw new IllegalStateException("no day of the week before " + now + " is one of " + days);
    }

    /** The first moment after {@code now}. */
    public Instant next(Instant now) {
        LocalDate day = now.atZone(zone).toLocalDate().minusDays(1);
        for (int ahead = 0; ahead <= WEEK + 2; ahead++) {
            Instant slot = slot(day.plusDays(ahead));
            if (days.contains(day.plusDays(ahead).getDayOfWeek()) && slot.isAfter(now)) {
                return slot;
            }
        }
        throw new IllegalStateException("no day of the week after " + now + " is one of " + days);
    }

    private Instant slot(LocalDate day) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
