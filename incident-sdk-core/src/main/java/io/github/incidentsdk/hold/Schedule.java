package io.github.incidentsdk.hold;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When planned work goes on. */
public sealed interface Schedule {

    /** When the work that goes on at {@code now} ends; null when none does. */
    @Nullable
    Instant endAt(Instant now);

    /** Whether nothing goes on from {@code now} on. */
    boolean isOver(Instant now);

    /**
     * One time.
     *
     * @param from when it begins, to the millisecond
     * @param until when it is over, to the millisecond
     */
    record Once(Instant from, Instant until) implements Schedule {

        /** @throws IllegalArgumentException when it would end before it begins */
        public Once {
            from = from.truncatedTo(ChronoUnit.MILLIS);
            until = until.truncatedTo(ChronoUnit.MILLIS);
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("ends at " + until + ", not after its begin at " + from);
            }
        }

        @Override
        public @Nullable Instant endAt(Instant now) {
            return now.isBefore(from) || isOver(now) ? null : until;
        }

        @Override
        public boolean isOver(Instant now) {
            return !now.isBefore(until);
        }
    }

    /**
     * Every week, by the clock of a place.
     *
     * @param days the days on which it begins
     * @param from the time at which it begins
     * @param to the time at which it ends; on the day after when it is not after {@code from}
     * @param zone whose clock that is
     */
    record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) implements Schedule {

        /** @throws IllegalArgumentException when it begins on no day */
        public Weekly {
            if (days.isEmpty()) {
                throw new IllegalArgumentException("begins on no day");
            }
            days = Set.copyOf(days);
        }

        @Override
        public @Nullable Instant endAt(Instant now) {
            LocalDate today = now.atZone(zone).toLocalDate();
            Instant end = endOf(today, now);
            return end != null ? end : endOf(today.minusDays(1), now);
        }

        private @Nullable Instant endOf(LocalDate day, Instant now) {
            if (!days.contains(day.getDayOfWeek())) {
                return null;
            }
            LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
            Instant end = last.atTime(to).atZone(zone).toInstant();
            boolean goesOn = !now.isBefore(day.atTime(from).atZone(zone).toInstant()) && now.isBefore(end);
            return goesOn ? end : null;
        }

        @Override
        public boolean isOver(Instant now) {
            return false;
        }
    }
}
