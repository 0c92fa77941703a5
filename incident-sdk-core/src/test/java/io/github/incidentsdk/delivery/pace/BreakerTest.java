package io.github.incidentsdk.delivery.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** F18: five failures in a row, thirty seconds of rest and up to half of that more, one probe. */
@Tag("F18")
class BreakerTest {

    private static final int MOST = 5;
    private static final long PAUSE = Duration.ofSeconds(30).toNanos();

    private final long seed = new Random().nextLong();
    private final Breaker breaker = new Breaker(MOST, Duration.ofSeconds(30), new Random(seed));
    private long now = -5_000;

    private void open() {
        for (int i = 1; i < MOST; i++) {
            assertThat(breaker.failed(now)).isFalse();
        }
        assertThat(breaker.failed(now)).isTrue();
    }

    @Test
    void opensAfterSoManyFailuresInARow() {
        assertThat(breaker.isOpen()).isFalse();
        open();

        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.isProbing(now)).isFalse();
        assertThat(breaker.left(now)).as("seed %d", seed).isBetween(PAUSE, PAUSE + PAUSE / 2);
    }

    @Test
    void anAnswerInBetweenBeginsTheCountAnew() {
        for (int i = 0; i < 20; i++) {
            assertThat(breaker.failed(now)).isFalse();
            assertThat(breaker.failed(now)).isFalse();
            breaker.worked();
        }
        assertThat(breaker.left(now)).isZero();
        open();
    }

    @Test
    void theProbeThatFailsOpensItAtOnceAndTheOneThatWorksClosesIt() {
        open();
        now += breaker.left(now);
        assertThat(breaker.isProbing(now)).isTrue();
        assertThat(breaker.isOpen()).as("until the probe has worked").isTrue();

        assertThat(breaker.failed(now)).isTrue();
        assertThat(breaker.left(now)).as("seed %d", seed).isBetween(PAUSE, PAUSE + PAUSE / 2);

        now += breaker.left(now);
        breaker.worked();
        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.isProbing(now)).isFalse();
        open();
    }

    @Test
    void manyThatSawOneOutageDoNotComeBackAtOnce() {
        Random random = new Random(seed);
        Set<Long> seconds = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Breaker one = new Breaker(1, Duration.ofSeconds(30), random);
            one.failed(now);
            seconds.add(Duration.ofNanos(one.left(now)).toSeconds());
        }
        assertThat(seconds).as("seed %d", seed).hasSizeGreaterThan(8);
    }
}
