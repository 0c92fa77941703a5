package io.github.incidentsdk.rule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TickClockTest {

    private static final long SECOND = 1_000_000_000;

    private final TickClock clock = new TickClock();

    @Test
    void followsTheWallClock() {
        assertThat(clock.at(5, 1_000_000)).isEqualTo(1_000_000);
        assertThat(clock.at(5 + 15 * SECOND, 1_015_001)).isEqualTo(1_015_001);
        assertThat(clock.at(5 + 30 * SECOND, 9_000_000)).as("after a suspend").isEqualTo(9_000_000);
    }

    @Test
    void goesOnAsTimePassesWhenTheWallClockIsPutBack() {
        clock.at(0, 1_000_000);

        assertThat(clock.at(15 * SECOND, 1_000)).isEqualTo(1_015_000);
        assertThat(clock.at(30 * SECOND, 16_000)).isEqualTo(1_030_000);
    }

    @Test
    void neverGivesOneMomentTwice() {
        clock.at(0, 1_000_000);

        assertThat(clock.at(10, 1_000_000)).isEqualTo(1_000_001);
        assertThat(clock.at(10, 1_000_000)).isEqualTo(1_000_002);
    }
}
