package io.github.incidentsdk.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static BackOff usual() {
        return new BackOff(
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                new SplittableRandom(1));
    }

    @Test
    void pausesDoubleFromASecondToFiveMinutesWithFullJitter() {
        BackOff backOff = usual();
        for (int attempts = 1; attempts < 40; attempts++) {
            long most = Math.min(300, 1L << Math.min(20, attempts - 1));
            List<Long> pauses = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                pauses.add(backOff.after(attempts));
            }
            assertThat(pauses)
                    .allMatch(pause ->
                            pause >= 0 && pause <= Duration.ofSeconds(most).toNanos());
            assertThat(pauses.stream().mapToLong(Long::longValue).average().orElseThrow())
                    .as("average pause after %d attempts", attempts)
                    .isBetween(most * 0.4e9, most * 0.6e9);
        }
    }

    @Test
    void theBackendsWishIsClampedToASecondAndAnHour() {
        BackOff backOff = usual();
        assertThat(backOff.clamp(Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(90));
        assertThat(backOff.clamp(Duration.ofDays(900_000))).isEqualTo(Duration.ofHours(1));
        assertThat(backOff.clamp(Duration.ofSeconds(-5))).isEqualTo(Duration.ofSeconds(1));
    }
}
