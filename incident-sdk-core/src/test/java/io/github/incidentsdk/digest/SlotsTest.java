package io.github.incidentsdk.digest;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static Slots weekly(DayOfWeek day, String time, ZoneId zone) {
        return new Slots(Set.of(day), LocalTime.parse(time), zone);
    }

    @Test
    void theLastOneIsNotAfterNowAndTheNextOneIs() {
        Slots mondays = weekly(MONDAY, "09:00", UTC);
        assertThat(mondays.last(at("2026-03-09T09:00:00Z"))).isEqualTo(at("2026-03-09T09:00:00Z"));
        assertThat(mondays.next(at("2026-03-09T09:00:00Z"))).isEqualTo(at("2026-03-16T09:00:00Z"));
        assertThat(mondays.last(at("2026-03-09T08:59:59.999Z"))).isEqualTo(at("2026-03-02T09:00:00Z"));
        assertThat(mondays.next(at("2026-03-09T08:59:59.999Z"))).isEqualTo(at("2026-03-09T09:00:00Z"));
    }

    @Test
    void followsTheClockOfThePlaceOverTheChangesOfTheYear() {
        Slots mondays = weekly(MONDAY, "09:00", BERLIN);
        assertThat(mondays.next(at("2026-03-23T12:00:00Z"))).isEqualTo(at("2026-03-30T07:00:00Z")); // from +1 to +2
        assertThat(mondays.last(at("2026-03-30T06:59:00Z"))).isEqualTo(at("2026-03-23T08:00:00Z"));
        assertThat(mondays.next(at("2026-10-19T12:00:00Z"))).isEqualTo(at("2026-10-26T08:00:00Z")); // and back
    }

    @Test
    void aTimeThatTheClockPassesOverIsDueAsMuchLater() {
        Slots sundays = weekly(SUNDAY, "02:30", BERLIN);
        assertThat(sundays.next(at("2026-03-28T12:00:00Z"))).isEqualTo(at("2026-03-29T01:30:00Z")); // 03:30 there
        assertThat(sundays.next(at("2026-03-29T01:30:00Z"))).isEqualTo(at("2026-04-05T00:30:00Z"));
    }

    @Test
    void aTimeThatTheClockShowsTwiceIsDueTheFirstTime() {
        Slots sundays = weekly(SUNDAY, "02:30", BERLIN);
        assertThat(sundays.next(at("2026-10-24T12:00:00Z"))).isEqualTo(at("2026-10-25T00:30:00Z"));
        assertThat(sundays.next(at("2026-10-25T00:30:00Z"))).isEqualTo(at("2026-11-01T01:30:00Z"));
    }

    @Test
    void takesSeveralDays() {
        Slots both = new Slots(Set.of(MONDAY, FRIDAY), LocalTime.of(9, 0), UTC);
        assertThat(both.next(at("2026-03-09T09:00:00Z"))).isEqualTo(at("2026-03-13T09:00:00Z"));
        assertThat(both.next(at("2026-03-13T09:00:00Z"))).isEqualTo(at("2026-03-16T09:00:00Z"));
    }

    @Test
    void isDueOnSomeDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Slots(EnumSet.noneOf(DayOfWeek.class), LocalTime.NOON, UTC))
                .withMessage("due on no day");
    }

    @Test
    void nothingIsDueTwiceOrLeftOutWhereverAndWheneverItIs() {
        long seed = 20261122;
        Random random = new Random(seed);
        List<ZoneId> zones =
                ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
        for (int round = 0; round < 2_000; round++) {
            Slots slots = new Slots(
                    EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.of(1 + random.nextInt(7))),
                    LocalTime.of(random.nextInt(24), random.nextInt(60)),
                    zones.get(random.nextInt(zones.size())));
            Instant now = at("2015-01-01T00:00:00Z").plusSeconds(random.nextInt(400_000_000));
            Instant next = slots.next(now);
            String where = "seed " + seed + " round " + round + " " + slots + " " + now;
            assertThat(next).as(where).isAfter(now);
            assertThat(slots.last(next)).as(where).isEqualTo(next);
            assertThat(slots.last(next.minusMillis(1))).as(where).isEqualTo(slots.last(now));
            assertThat(slots.next(slots.last(now))).as(where).isEqualTo(next);
            assertThat(Duration.between(slots.last(now), next)).as(where).isLessThanOrEqualTo(Duration.ofDays(9));
        }
    }

    @Test
    void aWindowOfDaysIsOneOfTheCalendar() {
        Slots mondays = weekly(MONDAY, "09:00", BERLIN);
        Instant slot = at("2026-03-30T07:00:00Z");
        assertThat(new Report("weekly", mondays, Duration.ofDays(7), List.of("team")).from(slot))
                .isEqualTo(at("2026-03-23T08:00:00Z"));
        assertThat(new Report("half", mondays, Duration.ofHours(12), List.of("team")).from(slot))
                .isEqualTo(at("2026-03-29T19:00:00Z"));
    }
}
