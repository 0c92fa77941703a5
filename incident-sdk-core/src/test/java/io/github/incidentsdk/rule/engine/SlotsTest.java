package io.github.incidentsdk.rule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private static final long SECOND = 1_000_000_000;
    private static final long WALL = 1_700_000_010_000L; // a multiple of 15 s

    private final Slots slots = new Slots(15 * SECOND);

    @Test
    void isDueAtOnceAndThenAtMultiplesOfItsPause() {
        assertThat(slots.isDue(Long.MIN_VALUE)).isTrue();

        slots.evaluated(0, WALL + 4_000);

        assertThat(slots.due()).isEqualTo(11 * SECOND);
        assertThat(slots.isDue(11 * SECOND - 1)).isFalse();
        assertThat(slots.isDue(11 * SECOND)).isTrue();
    }

    @Test
    void doesNotCountASlotTwiceWhenItIsWokenALittleEarly() {
        slots.evaluated(0, WALL - 3);

        assertThat(slots.due()).isEqualTo(15 * SECOND + 3_000_000);
    }

    @Test
    void skipsAndCountsWhatWasMissed() {
        slots.evaluated(0, WALL);
        slots.evaluated(15 * SECOND + 20_000_000, WALL + 15_020);
        assertThat(slots.missed()).isZero();

        slots.evaluated(100 * SECOND, WALL + 100_000);

        assertThat(slots.missed())
                .as("30 s was late, 45, 60, 75 and 90 s never were")
                .isEqualTo(4);
        assertThat(slots.due()).isEqualTo(120 * SECOND);
    }

    @Test
    @Tag("F12")
    void keepsItsPauseWhenTheWallClockJumps() {
        slots.evaluated(0, WALL);
        slots.evaluated(15 * SECOND, WALL - 86_400_000 + 2_000);

        assertThat(slots.due()).isBetween(22 * SECOND, 38 * SECOND);
        assertThat(slots.missed()).isZero();
    }
}
