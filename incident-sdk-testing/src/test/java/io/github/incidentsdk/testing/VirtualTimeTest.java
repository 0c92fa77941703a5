package io.github.incidentsdk.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.Worker;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class VirtualTimeTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-04T05:06:07.008Z"));
    private final List<String> turns = new ArrayList<>();
    private final long began = time.nanos();

    private Step every(String name, Duration pause) {
        return now -> {
            turns.add(name + "@" + SECONDS.convert(Duration.ofNanos(now - began)));
            return now + pause.toNanos();
        };
    }

    private Step whenWoken(String name) {
        return now -> {
            turns.add(name);
            return Step.WHEN_WOKEN;
        };
    }

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(time.wall()).isEqualTo("2026-03-04T05:06:07.008Z");
        assertThat(time.wall()).isEqualTo("2026-03-04T05:06:07.008Z");
        assertThat(time.nanos()).isEqualTo(began);
    }

    @Test
    void movesBothClocksAlike() {
        time.advance(Duration.ofMinutes(5));

        assertThat(time.wall()).isEqualTo("2026-03-04T05:11:07.008Z");
        assertThat(time.nanos() - began).isEqualTo(Duration.ofMinutes(5).toNanos());
    }

    @Test
    void keepsFractionsOfAMillisecondUntilTheyAddUp() {
        time.advance(Duration.ofNanos(600_000));
        time.advance(Duration.ofNanos(600_000));

        assertThat(time.wall()).isEqualTo("2026-03-04T05:06:07.009Z");
    }

    @Test
    void theWallClockJumpsEitherWayWithoutTheOtherNoticing() {
        time.jumpWall(Duration.ofHours(-1));

        assertThat(time.wall()).isEqualTo("2026-03-04T04:06:07.008Z");
        assertThat(time.nanos()).isEqualTo(began);
        time.advance(SECOND);
        assertThat(time.wall()).isEqualTo("2026-03-04T04:06:08.008Z");
    }

    @Test
    void monotonicTimeNeverGoesBack() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> time.advance(Duration.ofNanos(-1)))
                .withMessageContaining("jumpWall");
    }

    @Test
    void aStartedStepHasItsFirstTurnAtOnceButNotBeforeTheTestSaysSo() {
        time.start("a", whenWoken("a"));

        assertThat(turns).isEmpty();
        time.runUntilIdle();
        assertThat(turns).containsExactly("a");
    }

    @Test
    void runsEachStepAtItsOwnMomentTheEndIncluded() {
        time.start("a", every("a", Duration.ofSeconds(2)));
        time.start("b", every("b", Duration.ofSeconds(3)));

        time.advance(Duration.ofSeconds(6));

        assertThat(turns).containsExactly("a@0", "b@0", "a@2", "b@3", "a@4", "a@6", "b@6");
    }

    @Test
    void aStepSeesTheTimeItIsCalledAt() {
        List<Instant> seen = new ArrayList<>();
        time.start("a", now -> {
            seen.add(time.wall());
            assertThat(time.nanos()).isEqualTo(now);
            return now + SECOND.toNanos();
        });

        time.advance(SECOND);

        assertThat(seen)
                .containsExactly(Instant.parse("2026-03-04T05:06:07.008Z"), Instant.parse("2026-03-04T05:06:08.008Z"));
    }

    @Test
    void aDueTimeThatIsPastMeansAtOnceAndTimeStandsStill() {
        AtomicInteger left = new AtomicInteger(3);
        time.start("a", now -> left.decrementAndGet() > 0 ? now - 5 : Step.WHEN_WOKEN);

        time.runUntilIdle();

        assertThat(left).hasValue(0);
        assertThat(time.nanos()).isEqualTo(began);
    }

    @Test
    void stepsThatAreDueAtOnceTakeTurns() {
        AtomicInteger left = new AtomicInteger(2);
        time.start("busy", now -> {
            turns.add("busy");
            return left.decrementAndGet() > 0 ? now : Step.WHEN_WOKEN;
        });
        time.start("other", whenWoken("other"));

        time.runUntilIdle();

        assertThat(turns).containsExactly("busy", "other", "busy");
    }

    @Test
    void wakingBringsTheNextTurnForward() {
        Worker worker = time.start("a", every("a", Duration.ofHours(1)));
        time.advance(SECOND);
        worker.wake();

        time.runUntilIdle();

        assertThat(turns).containsExactly("a@0", "a@1");
    }

    @Test
    void wakingManyTimesCostsOneTurn() {
        Worker worker = time.start("a", whenWoken("a"));
        time.runUntilIdle();
        worker.wake();
        worker.wake();

        time.runUntilIdle();

        assertThat(turns).containsExactly("a", "a");
    }

    @Test
    void aWakeDuringATurnIsRemembered() {
        AtomicReference<Worker> self = new AtomicReference<>();
        AtomicInteger count = new AtomicInteger();
        self.set(time.start("a", now -> {
            if (count.incrementAndGet() == 1) {
                self.get().wake();
            }
            return Step.WHEN_WOKEN;
        }));

        time.runUntilIdle();

        assertThat(count).hasValue(2);
    }

    @Test
    void aStepMayStartAnother() {
        time.start("parent", now -> {
            time.start("child", whenWoken("child"));
            return Step.WHEN_WOKEN;
        });

        time.runUntilIdle();

        assertThat(turns).containsExactly("child");
    }

    @Test
    void aStoppedStepHasNoFurtherTurn() {
        Worker worker = time.start("a", every("a", SECOND));
        time.start("b", whenWoken("b"));
        time.runUntilIdle();

        assertThat(worker.stop(SECOND)).isTrue();
        worker.wake();
        time.advance(Duration.ofSeconds(9));

        assertThat(turns).containsExactly("a@0", "b");
        assertThat(time.running()).containsExactly("b");
    }

    @Test
    void aTurnThatStopsItsOwnWorkerIsToldThatItHasNotEndedYet() {
        AtomicReference<Worker> self = new AtomicReference<>();
        List<Boolean> ended = new ArrayList<>();
        self.set(time.start("a", now -> {
            ended.add(self.get().stop(Duration.ofHours(1)));
            return now;
        }));

        time.runUntilIdle();

        assertThat(ended).containsExactly(false);
    }

    @Test
    void stoppingFromAnotherThreadWaitsForTheTurn() throws Exception {
        CountDownLatch inTurn = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Worker worker = time.start("a", now -> {
            inTurn.countDown();
            asked.await();
            turns.add("a");
            return Step.WHEN_WOKEN;
        });
        FutureTask<List<Object>> stopper = new FutureTask<>(() -> {
            inTurn.await();
            boolean impatient = worker.stop(Duration.ZERO);
            asked.countDown();
            return List.of(impatient, worker.stop(Duration.ofSeconds(10)));
        });
        new Thread(stopper).start();

        time.runUntilIdle();

        assertThat(stopper.get()).containsExactly(false, true);
        assertThat(turns).containsExactly("a");
    }

    @Test
    void anInterruptReachesTheTurnUnderWayAndNothingElse() {
        AtomicReference<Worker> self = new AtomicReference<>();
        List<Boolean> seen = new ArrayList<>();
        self.set(time.start("a", now -> {
            self.get().interrupt();
            seen.add(Thread.currentThread().isInterrupted());
            return Step.WHEN_WOKEN;
        }));

        self.get().interrupt();
        time.runUntilIdle();

        assertThat(seen).containsExactly(true);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aStepThatThrowsIsReportedToTheTestAndGoesOnASecondLater() {
        AtomicInteger count = new AtomicInteger();
        time.start("incident-sdk-journal", now -> {
            if (count.incrementAndGet() < 3) {
                throw new IOException("disk full");
            }
            return Step.WHEN_WOKEN;
        });

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> time.advance(Duration.ofSeconds(5)))
                .withMessage("worker \"incident-sdk-journal\" threw java.io.IOException: disk full,"
                        + " and steps threw 1 more times")
                .withCauseInstanceOf(IOException.class)
                .satisfies(error -> assertThat(error.getSuppressed()).hasSize(1));
        assertThat(count).hasValue(3);
        assertThat(time.nanos() - began).isEqualTo(SECONDS.toNanos(5));
        time.advance(SECOND);
    }

    @Test
    void anErrorInsideAStepReachesTheTestToo() {
        time.start("a", now -> {
            throw new AssertionError("expected 1 but was 2");
        });

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(time::runUntilIdle)
                .withMessageContaining("expected 1 but was 2");
    }

    @Test
    void aStepThatNeverRestsIsNamedInsteadOfHangingTheTest() {
        time.start("incident-sdk-tick", now -> now);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(time::runUntilIdle)
                .withMessageContaining("\"incident-sdk-tick\" never rests");
    }

    @Test
    void aStepCannotMoveTheTimeItLivesIn() {
        List<Throwable> thrown = new ArrayList<>();
        time.start("a", now -> {
            assertThatIllegalStateException()
                    .isThrownBy(() -> time.advance(SECOND))
                    .satisfies(thrown::add);
            return Step.WHEN_WOKEN;
        });

        time.runUntilIdle();

        assertThat(thrown).hasSize(1);
    }

    @Test
    void isTheTimeOfItsWorkers() {
        assertThat(time.time()).isSameAs(time);
    }
}
