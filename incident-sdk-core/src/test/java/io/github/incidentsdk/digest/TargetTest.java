package io.github.incidentsdk.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.JournalLine.Reported;
import io.github.incidentsdk.journal.JournalLine.Stage;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is to be done next about a report and one of its sinks. */
class TargetTest {

    private static final Instant SLOT = Instant.parse("2026-03-09T09:00:00Z");
    private static final Report WEEKLY = new Report(
            "weekly",
            new Slots(Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), ZoneOffset.UTC),
            Report.WEEK,
            List.of("team"));

    private Target target;

    @BeforeEach
    void make() {
        target = new Target(WEEKLY, "team");
    }

    private void kept(Instant slot, Stage stage) {
        target.restore(new Reported(7, slot, "weekly", "team", slot, stage, ""));
    }

    private Stage next(Instant now) {
        Reported next = target.next(now, 0);
        return next == null ? null : next.stage();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"BEGUN", "TRIED", "TOLD", "SKIPPED", "GIVEN_UP"})
    void nothingIsTriedAgainThatTheBackendMayHave(Stage stage) {
        kept(SLOT, stage);
        assertThat(target.begin(SLOT)).isNull();
        assertThat(next(SLOT.plusSeconds(60))).isNull();
        assertThat(next(SLOT.plus(Duration.ofDays(7)))).isEqualTo(Stage.TRIED);
    }

    @Test
    void whatFailedIsTriedAgain() {
        kept(SLOT, Stage.FAILED);
        assertThat(next(SLOT.plusSeconds(60))).isEqualTo(Stage.TRIED);
    }

    @Test
    void afterADayItIsTooLate() {
        kept(SLOT.minus(Duration.ofDays(7)), Stage.TOLD);
        assertThat(next(SLOT.plus(Duration.ofHours(24)).plusMillis(1))).isEqualTo(Stage.GIVEN_UP);
        assertThat(next(SLOT.plus(Duration.ofHours(25)))).isNull();
    }

    @Test
    void justInTimeItIsToldLate() {
        kept(SLOT.minus(Duration.ofDays(7)), Stage.TOLD);
        assertThat(next(SLOT.plus(Duration.ofHours(24)))).isEqualTo(Stage.TRIED);
    }

    @Test
    void aClockThatIsSetBackTellsNothingAgain() {
        kept(SLOT, Stage.TOLD);
        assertThat(next(SLOT.minus(Duration.ofDays(8)))).isNull();
        assertThat(next(SLOT)).isNull();
    }

    @Test
    void looksAtTheClockAtTheMomentAndOtherwiseEveryMinute() {
        kept(SLOT.minus(Duration.ofDays(7)), Stage.TOLD);
        assertThat(target.rest(SLOT.minusSeconds(3), 5))
                .isEqualTo(5 + Duration.ofSeconds(3).toNanos());
        assertThat(target.rest(SLOT.minusSeconds(3_600), 5)).isEqualTo(5 + MINUTE);
    }

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
}
