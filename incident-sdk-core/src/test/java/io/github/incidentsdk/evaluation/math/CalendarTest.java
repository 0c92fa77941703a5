package io.github.incidentsdk.evaluation.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.expression.Function;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest {

    private static final Map<Function, ToIntFunction<ZonedDateTime>> EXPECTED = Map.of(
            Function.MINUTE, ZonedDateTime::getMinute,
            Function.HOUR, ZonedDateTime::getHour,
            Function.DAY_OF_WEEK, moment -> moment.getDayOfWeek().getValue() % 7,
            Function.DAY_OF_MONTH, ZonedDateTime::getDayOfMonth,
            Function.DAY_OF_YEAR, ZonedDateTime::getDayOfYear,
            Function.DAYS_IN_MONTH, moment -> moment.toLocalDate().lengthOfMonth(),
            Function.MONTH, ZonedDateTime::getMonthValue,
            Function.YEAR, ZonedDateTime::getYear);

    private final long seed = new Random().nextLong();

    private void assertAgrees(long second) {
        ZonedDateTime moment = Instant.ofEpochSecond(second).atZone(ZoneOffset.UTC);
        EXPECTED.forEach((function, part) -> assertThat(Calendar.of(function).applyAsDouble((double) second))
                .as("%s of %s, seed %d", function.text(), moment, seed)
                .isEqualTo(part.applyAsInt(moment)));
    }

    @Test
    void saysWhatTheCalendarOfUtcSays() {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long within = i % 2 == 0 ? 8_000_000_000L : 80_000_000_000_000L;
            assertAgrees(random.nextLong(-within, within));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"})
    void mindsNoDaylightSavingOfTheMachine(String zone) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            long spring = Instant.parse("2026-03-28T00:00:00Z").getEpochSecond();
            long autumn = Instant.parse("2026-10-24T00:00:00Z").getEpochSecond();
            for (long at = 0; at < 3 * 86_400; at += 900) {
                assertAgrees(spring + at);
                assertAgrees(autumn + at);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void takesWhatIsNoMomentForTheLeastWholeNumberAsPrometheusDoes() {
        for (double none : new double[] {Double.NaN, 1e308, Double.NEGATIVE_INFINITY}) {
            assertThat(Calendar.of(Function.YEAR).applyAsDouble(none)).isEqualTo(292_277_026_596.0);
        }
    }
}
