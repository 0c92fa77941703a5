package io.github.incidentsdk.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimesTest {

    private static final long SECOND = 1_000_000_000;

    private final Times times = new Times(Duration.ofSeconds(15));

    @Test
    void theNextOneIsAMultipleOfThePauseByTheWallClock() {
        assertThat(times.next(7 * SECOND, 60_000)).isEqualTo(22 * SECOND);
        assertThat(times.next(7 * SECOND, 62_000)).isEqualTo(20 * SECOND);
    }

    @Test
    void whatIsLessThanHalfAPauseAwayIsLeftOut() {
        assertThat(times.next(7 * SECOND, 70_000)).isEqualTo(27 * SECOND);
    }

    @Test
    void whatWasMissedIsNotMadeUpFor() {
        long late = 7 * SECOND + 3_600 * SECOND;
        assertThat(times.next(late, 3_660_000)).isEqualTo(late + 15 * SECOND);
    }
}
