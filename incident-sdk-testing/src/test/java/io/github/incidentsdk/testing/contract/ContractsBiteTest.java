package io.github.incidentsdk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each test of a sink's contract fails for an implementation that breaks it. */
class ContractsBiteTest {

    private static final DeliveryOutcome YES = DeliveryOutcome.accepted();

    private static void fails(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    private static IncidentSinkContract of(IncidentSink sink) {
        return () -> sink;
    }

    /** Keeps to the contract but for one method that is given. */
    private static IncidentSinkContract closing(Runnable close) {
        return of(new IncidentSink() {
            @Override
            public DeliveryOutcome deliver(Delivery delivery) {
                return YES;
            }

            @Override
            public void close() {
                close.run();
            }
        });
    }

    @Test
    void sinksThatDoNotTakeOpeningsOrEnds() {
        fails(of(delivery -> DeliveryOutcome.skipped("not now"))::acceptsAnOpening);
        fails(of(delivery -> null)::acceptsAnOpening);
        fails(
                of(delivery -> delivery.incident().isOpen() ? YES : DeliveryOutcome.skipped("over"))
                        ::acceptsTheEndOfWhatItWasToldOf);
        fails(
                of(delivery ->
                        delivery.event() instanceof IncidentEvent.Reopened ? DeliveryOutcome.refused("again") : YES)
                        ::acceptsThatAnIncidentComesBack);
        fails(
                of(delivery -> delivery.event() instanceof IncidentEvent.Declared ? YES : DeliveryOutcome.skipped("?"))
                        ::takesAnyKindOfEventAsAnOpening);
    }

    @Test
    void sinksThatStumbleOverAnEvent() {
        fails(
                of(delivery -> delivery.event() instanceof IncidentEvent.RoleTaken ? DeliveryOutcome.refused("?") : YES)
                        ::hasAnAnswerToEveryKindOfEvent);
        fails(of(delivery -> {
            if (delivery.event() instanceof IncidentEvent.StateKept) {
                throw new IllegalArgumentException("unknown kind");
            }
            return YES;
        })::hasAnAnswerToEveryKindOfEvent);
        Set<String> seen = new HashSet<>();
        fails(
                of(delivery -> seen.add(delivery.eventId()) ? YES : DeliveryOutcome.refused("seen"))
                        ::takesAnEventThatComesAgain);
        fails(of(delivery -> {
            delivery.remember("message", "1");
            return delivery.incident().isOpen() || delivery.receipt("message").isEmpty()
                    ? YES
                    : DeliveryOutcome.retry(delivery.receipt("gone").orElseThrow());
        })::takesAnEndWithoutWhatItRemembered);
        fails(of(delivery -> delivery.incident().tags().values().stream().anyMatch(tag -> tag.length() > 500)
                ? DeliveryOutcome.refused("too long")
                : YES)::takesLongAndStrangeTexts);
    }

    @Test
    void sinksThatFailInTheWrongWay() {
        class Down implements RemoteSinkContract {
            private final IncidentSink sink;

            Down(IncidentSink sink) {
                this.sink = sink;
            }

            @Override
            public IncidentSink sink() {
                return sink;
            }

            @Override
            public IncidentSink unreachable() {
                return sink;
            }

            @Override
            public IncidentSink silent() {
                return sink;
            }

            @Override
            public List<String> secrets() {
                return List.of("s3cret");
            }
        }
        fails(
                new Down(delivery -> DeliveryOutcome.refused("nobody there"))
                        ::wantsToTryAgainWhenItsBackendCannotBeReached);
        fails(
                new Down(delivery -> DeliveryOutcome.retry("no answer from /s3cret"))
                        ::wantsToTryAgainWhenItsBackendCannotBeReached);
        assertThatThrownBy(new Down(delivery -> {
                    throw new IllegalStateException("nobody there");
                })::wantsToTryAgainWhenItsBackendCannotBeReached)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the sink threw java.lang.IllegalStateException: nobody there");
        fails(new Down(delivery -> DeliveryOutcome.skipped("s3cret"))::printsNoSecret);
    }

    @Test
    void aSinkThatThrowsIsToldWithTheEvent() {
        assertThatThrownBy(of(IncidentSink.calling(delivery -> {
                    if (!delivery.incident().isOpen()) {
                        throw new IllegalStateException("no");
                    }
                }))::acceptsTheEndOfWhatItWasToldOf)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("resolved (")
                .hasMessageEndingWith("attempt 1): the sink threw java.lang.IllegalStateException: no")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(of(delivery -> {
                    throw new IOException("down");
                })::acceptsAnOpening)
                .hasMessageContaining("opens): the sink threw java.io.IOException: down");
    }

    @Test
    void aTestClassThatReturnsNoSinkIsToldSo() {
        IncidentSinkContract none = () -> null;
        for (ThrowingCallable test : List.<ThrowingCallable>of(
                none::acceptsAnOpening,
                none::closesTwice,
                none::comesBackWhenItIsClosedAlready,
                none::printsNoSecret)) {
            assertThatThrownBy(test)
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("sink() of the test class returned null; it has to return a new sink each time");
        }
    }

    @Test
    void aSinkThatNeverComesBackFailsAndSaysAtWhichEvent() {
        CountDownLatch released = new CountDownLatch(1);
        SinkUnderTest sleeps = SinkUnderTest.of("sink()", delivery -> await(released), Duration.ofSeconds(3));
        assertThatThrownBy(() -> sleeps.told(Story.opening()))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("declared (")
                .hasMessageEndingWith("opens) did not come back within 3.0 s")
                .hasStackTraceContaining("CountDownLatch.await");
        SinkUnderTest stubborn = SinkUnderTest.of(
                "sink()",
                delivery -> {
                    awaitStubbornly(released);
                    return YES;
                },
                Duration.ofMillis(50));
        assertThatThrownBy(() -> stubborn.told(Story.opening()))
                .hasMessageEndingWith("did not come back within 0.05 s, and took no notice of being interrupted");
        released.countDown();
    }

    private static DeliveryOutcome await(CountDownLatch released) throws InterruptedException {
        released.await();
        return YES;
    }

    @Test
    void sinksThatCannotBeClosed() {
        List<String> closes = new ArrayList<>();
        fails(closing(() -> {
            closes.add("close");
            if (closes.size() > 1) {
                throw new IllegalStateException("closed twice");
            }
        })::closesTwice);
    }

    @Test
    void whatTakesNoNoticeDoesNotComeBack() throws InterruptedException {
        CountDownLatch released = new CountDownLatch(1);
        assertThat(Patience.comesBack(() -> awaitStubbornly(released), Thread::interrupt, 3))
                .isFalse();
        released.countDown();
        assertThat(Patience.comesBack(() -> awaitStubbornly(released), thread -> {}))
                .isTrue();
        assertThat(Patience.comesBack(
                        () -> {
                            throw new StackOverflowError("in a sink");
                        },
                        thread -> {}))
                .isFalse();
    }

    private static void awaitStubbornly(CountDownLatch released) {
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException ignored) {
                assertThat(released.getCount()).isOne();
            }
        }
    }

    @Test
    void everyKindOfEventIsToldOf() {
        Set<Class<?>> told = new HashSet<>();
        Stream.of(Story.everything(), Story.rare(), Story.reopening())
                .flatMap(List::stream)
                .forEach(delivery -> told.add(delivery.event().getClass()));
        assertThat(told).containsExactlyInAnyOrder(IncidentEvent.class.getPermittedSubclasses());
    }

    @Test
    void theStrangeTextsAreAsLongAsTheyMayBe() {
        assertThat(Story.strangeTexts()).hasSizeGreaterThan(2).first().satisfies(delivery -> {
            assertThat(delivery.incident().tags()).hasSizeGreaterThan(3);
            assertThat(delivery.incident().tags().values()).anyMatch(tag -> tag.length() > 1_000);
        });
    }
}
