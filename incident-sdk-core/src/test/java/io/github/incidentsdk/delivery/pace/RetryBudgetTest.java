package io.github.incidentsdk.delivery.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** F18: what a lane may try again while its backend is in trouble, at a tenth of all calls. */
@Tag("F18")
class RetryBudgetTest {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int SAVED_FROM_THE_START = 10;

    private final RetryBudget budget = new RetryBudget(10, LONGEST);
    private long now = 1_000;

    private void pass(Duration duration) {
        now += duration.toNanos();
    }

    private void retryAndFail() {
        budget.called(true, now);
        budget.failed(now);
    }

    /** In trouble for longer than the free minute, failing until now. */
    private void inTrouble() {
        budget.failed(now);
        pass(Duration.ofSeconds(61));
        budget.failed(now);
    }

    private void spendAll() {
        for (int i = 0; i < SAVED_FROM_THE_START; i++) {
            assertThat(budget.left(now)).as("retry %d", i).isNotPositive();
            retryAndFail();
        }
    }

    private Duration left() {
        return Duration.ofNanos(budget.left(now));
    }

    @Test
    void theFirstMinuteOfTroubleIsFreeAndCostsNothingThatWasSaved() {
        budget.failed(now);
        for (int i = 0; i < 59; i++) {
            assertThat(budget.left(now)).isZero();
            retryAndFail();
            pass(Duration.ofSeconds(1));
        }
        pass(Duration.ofSeconds(2));

        spendAll();
        assertThat(budget.left(now)).isPositive();
    }

    @Test
    void whatWasSavedFromTheStartIsSpentAfterTheFirstMinute() {
        inTrouble();
        spendAll();

        assertThat(left()).isCloseTo(LONGEST, Duration.ofSeconds(1));
    }

    @Test
    void timeSavesOneRetryPerLongestPause() {
        inTrouble();
        spendAll();

        pass(LONGEST.dividedBy(2));
        budget.failed(now);
        assertThat(left()).isCloseTo(LONGEST.dividedBy(2), Duration.ofSeconds(1));

        pass(LONGEST.dividedBy(2).plusSeconds(1));
        assertThat(budget.left(now)).isNotPositive();
        retryAndFail();
        assertThat(left()).as("only one").isCloseTo(LONGEST, Duration.ofSeconds(2));
    }

    @Test
    void nineCallsThatAreNoRetriesSaveOne() {
        inTrouble();
        spendAll();

        for (int i = 0; i < 8; i++) {
            budget.called(false, now);
        }
        assertThat(budget.left(now)).isPositive();
        budget.called(false, now);
        assertThat(budget.left(now)).isCloseTo(0, within(1_000L));
    }

    @Test
    void noMoreIsSavedThanThereWasAtTheStart() {
        for (int i = 0; i < 1_000; i++) {
            budget.called(false, now);
        }
        pass(Duration.ofDays(1));

        inTrouble();
        spendAll();
        assertThat(budget.left(now)).isPositive();
    }

    @Test
    void troubleIsOverAfterTheLongestPauseWithoutAFailure() {
        inTrouble();
        spendAll();
        pass(LONGEST.minusSeconds(1));
        budget.called(true, now); // took what time had saved, and did not fail
        assertThat(left()).as("whatever was saved").isCloseTo(Duration.ofSeconds(1), Duration.ofMillis(1));

        pass(Duration.ofSeconds(1));
        assertThat(budget.left(now)).isZero();
        budget.failed(now);
        assertThat(budget.left(now)).as("a new trouble has its own free minute").isZero();
    }
}
