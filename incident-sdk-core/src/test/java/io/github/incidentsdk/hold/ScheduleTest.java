package io.github.incidentsdk.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant at(String moment) {
        return Instant.parse(moment);
    }

    private static Schedule weekly(DayOfWeek day, String from, String to) {
        return new Schedule.Weekly(Set.of(day), LocalTime.parse(from), LocalTime.parse(to), BERLIN);
    }

    @Test
    void onceHoldsFromItsBeginUntilItsEnd() {
        Schedule once = new Schedule.Once(at("2026-03-02T20:00:00Z"), at("2026-03-03T06:00:00Z"));
        assertThat(once.endAt(at("2026-03-02T19:59:59.999Z"))).isNull();
        assertThat(once.endAt(at("2026-03-02T20:00:00Z"))).isEqualTo("2026-03-03T06:00:00Z");
        assertThat(once.endAt(at("2026-03-03T06:00:00Z"))).isNull();
        assertThat(once.isOver(at("2026-03-03T05:59:59Z"))).isFalse();
        assertThat(once.isOver(at("2026-03-03T06:00:00Z"))).isTrue();
    }

    @Test
    void weeklyGoesByTheClockOfItsPlace() {
        Schedule sunday = weekly(DayOfWeek.SUNDAY, "02:00", "04:00");
        assertThat(sunday.endAt(at("2026-03-01T00:59:59Z"))).isNull();
        assertThat(sunday.endAt(at("2026-03-01T01:00:00Z"))).isEqualTo("2026-03-01T03:00:00Z");
        assertThat(sunday.endAt(at("2026-03-01T03:00:00Z"))).isNull();
        assertThat(sunday.endAt(at("2026-03-02T01:30:00Z"))).isNull();
        assertThat(sunday.endAt(at("2026-07-05T00:30:00Z"))).isEqualTo("2026-07-05T02:00:00Z");
        assertThat(sunday.isOver(at("2099-01-01T00:00:00Z"))).isFalse();
    }

    @Test
    void aWindowPastMidnightBelongsToTheDayOnWhichItBegins() {
        Schedule friday = weekly(DayOfWeek.FRIDAY, "22:00", "06:00");
        assertThat(friday.endAt(at("2026-03-06T21:30:00Z"))).isEqualTo("2026-03-07T05:00:00Z");
        assertThat(friday.endAt(at("2026-03-07T04:59:59Z"))).isEqualTo("2026-03-07T05:00:00Z");
        assertThat(friday.endAt(at("2026-03-06T04:00:00Z"))).isNull();
        assertThat(friday.endAt(at("2026-03-07T21:30:00Z"))).isNull();
    }

    @Test
    void aWholeDayEndsAtTheSameTimeOfTheNext() {
        Schedule day = weekly(DayOfWeek.MONDAY, "00:00", "00:00");
        assertThat(day.endAt(at("2026-03-02T12:00:00Z"))).isEqualTo("2026-03-02T23:00:00Z");
    }

    @Test
    void theNightOnWhichClocksChangeHasAnHourLessOrMore() {
        Schedule everyNight = new Schedule.Weekly(
                EnumSet.allOf(DayOfWeek.class), LocalTime.parse("01:00"), LocalTime.parse("04:00"), BERLIN);
        assertThat(everyNight.endAt(at("2026-03-29T00:30:00Z"))).isEqualTo("2026-03-29T02:00:00Z");
        assertThat(everyNight.endAt(at("2026-10-25T02:59:59Z"))).isEqualTo("2026-10-25T03:00:00Z");
    }

    @Test
    void whatCanNeverHoldIsRefused() {
        Instant noon = at("2026-03-02T12:00:00Z");
        assertThatThrownBy(() -> new Schedule.Once(noon, noon)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Schedule.Weekly(Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT, BERLIN))
                .hasMessage("begins on no day");
    }
}
