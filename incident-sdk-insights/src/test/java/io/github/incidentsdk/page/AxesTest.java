package io.github.incidentsdk.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxesTest {

    private static final Instant START = Instant.parse("2026-03-01T09:20:00Z");

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5 s",
        "9.94, 9.9 s",
        "45, 45 s",
        "60, 1 min",
        "90, 90 s",
        "125, 2 min 5 s",
        "720, 12 min",
        "3600, 1 h",
        "12000, 3 h 20 min",
        "86399, 24 h",
        "176400, 2 d 1 h",
        "3456000, 40 d",
        "-60, −1 min",
        "Infinity, ∞",
        "0, 0 s",
        "3599, 60 min"
    })
    void saysDurationsAsPeopleDo(double seconds, String words) {
        assertThat(DurationWords.of(seconds)).isEqualTo(words);
    }

    @Test
    void namesDurationsThatPeopleSay() {
        assertThat(LogAxis.ofDurations(40, 200_000, 0, 600).ticks())
                .extracting(Tick::label)
                .containsExactly("1 min", "5 min", "15 min", "1 h", "4 h", "1 d");
    }

    @Test
    void namesBothEndsOfDurationsThatAreAlike() {
        assertThat(LogAxis.ofDurations(100, 100, 0, 600).ticks()).hasSize(2);
    }

    @Test
    void namesOfDurationsNeverTouch() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1_000; i++) {
            double least = Math.pow(10, random.nextDouble(-3, 8));
            double greatest = least * Math.pow(10, random.nextDouble(0, 6));
            List<Tick> ticks = LogAxis.ofDurations(least, greatest, 60, 400).ticks();
            assertThat(ticks)
                    .as("seed %s, from %s to %s", seed, least, greatest)
                    .hasSizeGreaterThanOrEqualTo(2);
            for (int t = 1; t < ticks.size(); t++) {
                double between = ticks.get(t).at() - ticks.get(t - 1).at();
                assertThat(between)
                        .as("seed %s, from %s to %s", seed, least, greatest)
                        .isGreaterThan((TextWidth.of(ticks.get(t).label())
                                        + TextWidth.of(ticks.get(t - 1).label()))
                                / 2);
            }
        }
    }

    @Test
    void namesRatiosThatPeopleSay() {
        assertThat(LogAxis.ofRatios(0.3, 12, 0, 600).ticks())
                .extracting(Tick::label)
                .containsExactly("0.5×", "1×", "2×", "5×", "10×");
    }

    @Test
    void namesHoursOfDurationsFromZero() {
        assertThat(ValueAxis.ofDurations(20_000, 0, 500, 6).ticks(DurationWords::of))
                .extracting(Tick::label)
                .containsExactly("0 s", "1 h", "2 h", "3 h", "4 h", "5 h", "6 h");
    }

    @Test
    void namesWholeNumbersOfCounts() {
        assertThat(ValueAxis.ofCounts(3, 0, 100, 5).ticks())
                .extracting(Tick::label)
                .containsExactly("0", "1", "2", "3");
        assertThat(ValueAxis.ofCounts(0, 0, 100, 5).ticks())
                .extracting(Tick::label)
                .containsExactly("0", "1");
        assertThat(ValueAxis.ofCounts(228, 0, 100, 5).ticks())
                .extracting(Tick::label)
                .containsExactly("0", "50", "100", "150", "200", "250");
    }

    @Test
    void holdsWhateverValuesThereAre() {
        assertThat(ValueAxis.of(0.02, 0.31, 100, 0, 5).ticks())
                .extracting(Tick::label)
                .containsExactly("0", "0.1", "0.2", "0.3", "0.4");
        assertThat(ValueAxis.of(5, 5, 100, 0, 5).at(5)).isBetween(0.0, 100.0);
        assertThat(ValueAxis.of(0, 0, 100, 0, 5).at(0)).isEqualTo(100);
        assertThat(ValueAxis.of(-1e300, 1e300, 100, 0, 5).ticks()).isNotEmpty();
    }

    @Test
    void namesMonthsWeeksDaysAndHours() {
        assertThat(labels(Duration.ofDays(300), ZoneOffset.UTC))
                .containsExactly("May 2026", "Jul 2026", "Sep 2026", "Nov 2026");
        assertThat(labels(Duration.ofDays(40), ZoneOffset.UTC))
                .containsExactly("2 Mar", "9 Mar", "16 Mar", "23 Mar", "30 Mar", "6 Apr");
        assertThat(labels(Duration.ofDays(4000), ZoneOffset.UTC))
                .containsExactly("2028", "2030", "2032", "2034", "2036");
    }

    @Test
    void namesHoursOfTheZone() {
        assertThat(labels(Duration.ofHours(3), ZoneId.of("Asia/Kolkata")))
                .containsExactly("15:00", "15:30", "16:00", "16:30", "17:00", "17:30");
        assertThat(labels(Duration.ofHours(30), ZoneOffset.UTC))
                .containsExactly("12:00", "18:00", "2 Mar", "06:00", "12:00");
    }

    @Test
    void namesOfMomentsNeverCrowd() {
        long seed = 8;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1_000; i++) {
            long seconds = (long) Math.pow(10, random.nextDouble(0, 10));
            List<Tick> ticks =
                    new TimeAxis(START, START.plusSeconds(seconds), ZoneId.of("Europe/Berlin"), 60, 500).ticks();
            assertThat(ticks).as("seed %s, %s s", seed, seconds).hasSizeLessThanOrEqualTo(8);
            for (int t = 1; t < ticks.size(); t++) {
                assertThat(ticks.get(t).at() - ticks.get(t - 1).at())
                        .as("seed %s, %s s", seed, seconds)
                        .isGreaterThan(55);
            }
        }
    }

    private static List<String> labels(Duration length, ZoneId zone) {
        return new TimeAxis(START, START.plus(length), zone, 0, 500)
                .ticks().stream().map(Tick::label).toList();
    }
}
