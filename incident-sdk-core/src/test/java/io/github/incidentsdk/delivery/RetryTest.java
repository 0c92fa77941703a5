package io.github.incidentsdk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.sink.DeliveryOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryTest {

    private final Pager pager = new Pager();
    private final Rig rig = new Rig().sink("on-call", pager).start();

    @Test
    void retriesAfterTheSinkIsUnreachable() {
        pager.then(Pager.UNREACHABLE).then(Pager.UNREACHABLE);
        rig.incident("i").declared();
        rig.pass(Duration.ofSeconds(3));
        assertThat(pager.heard).hasSize(3).containsOnly("opens declared i-1");
        assertThat(rig.journal.told("on-call")).containsExactly("ENGAGED i-1", "ACCEPTED i-1");
        assertThat(rig.journal.receipts(What.ACCEPTED).get(0).details()).containsEntry("attempts", "3");
    }

    @Test
    void othersGoOnWhileTheFirstIsRetriedAndItsOwnOrderIsKept() {
        pager.then(Pager.UNREACHABLE).then(DeliveryOutcome.retry("status 503"));
        Story one = rig.incident("one").declared();
        rig.incident("two").declared();
        one.noted("look").resolved();
        rig.pass(Duration.ofSeconds(3));
        assertThat(pager.accepted)
                .containsExactly("opens declared two-1", "opens declared one-1", "noted one-2", "resolved one-3");
    }

    @Test
    void theBackendsWishIsWaitedOutAndTheEventIsKept() {
        pager.then(DeliveryOutcome.retry("status 429", Duration.ofMinutes(7)));
        rig.incident("i").declared();
        rig.pass(Duration.ofMinutes(7).minusMillis(1));
        assertThat(pager.heard).hasSize(1);
        rig.pass(Duration.ofMillis(1));
        assertThat(pager.accepted).containsExactly("opens declared i-1");
    }

    @Test
    void anEventIsGivenUpAfterADayAndStandsInTheDeadLetters() {
        pager.always(Pager.UNREACHABLE);
        Story story = rig.incident("i").declared();
        rig.pass(Duration.ofHours(23));
        assertThat(rig.lanes.deadLetters("on-call")).isEmpty();
        rig.pass(Duration.ofHours(2));
        assertThat(rig.lanes.deadLetters("on-call")).singleElement().satisfies(letter -> {
            assertThat(letter.eventId()).isEqualTo("i-1");
            assertThat(letter.why()).contains("given up after PT24H").contains("connection refused");
        });
        pager.always(delivery -> DeliveryOutcome.accepted());
        story.resolved();
        rig.pass(Duration.ofMinutes(10));
        assertThat(pager.accepted).containsExactly("resolved i-2");
    }

    @Test
    void aSinkThatIsItselfAtFaultGetsFiveTries() {
        pager.always(delivery -> {
            throw new IllegalStateException("no channel");
        });
        rig.incident("i").declared();
        rig.pass(Duration.ofMinutes(5));
        assertThat(pager.heard).hasSize(5);
        assertThat(rig.lanes.deadLetters("on-call"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.why())
                        .startsWith("the sink failed 5 times: IllegalStateException: no channel (at io.github"));
    }

    @Test
    void anErrorANullAndAnInterruptDoNotEndTheLane() {
        pager.then(delivery -> {
                    throw new StackOverflowError();
                })
                .then(delivery -> null)
                .then(delivery -> {
                    throw new InterruptedException("somebody's");
                })
                .then(delivery -> {
                    Thread.currentThread().interrupt();
                    throw new java.io.IOException("half an answer");
                });
        rig.incident("i").declared();
        rig.pass(Duration.ofMinutes(2));
        assertThat(pager.heard).hasSize(5);
        assertThat(pager.accepted).containsExactly("opens declared i-1");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aRefusalIsADeadLetterAtOnceAndTheLaneMovesOn() {
        pager.then(DeliveryOutcome.refused("status 400"));
        rig.incident("bad").declared();
        rig.incident("good").declared();
        rig.settle();
        assertThat(pager.accepted).startsWith("opens declared good-1");
        assertThat(rig.lanes.deadLetters("on-call")).extracting(DeadLetter::why).containsExactly("status 400");
        assertThat(rig.journal.told("on-call")).contains("DEAD bad-1");
        assertThat(rig.journal.receipts(What.DEAD).get(0).details()).containsEntry("why", "status 400");
    }

    @Test
    void deadLettersAreBoundedAndSurviveARestart() {
        rig.kill();
        rig.settings(DeliverySettings.builder().deadLetters(2).build())
                .sink("on-call", pager)
                .start();
        pager.always(delivery -> DeliveryOutcome.refused("no"));
        rig.incident("a").declared();
        rig.incident("b").declared();
        rig.incident("c").declared();
        rig.settle().kill().start();
        assertThat(rig.lanes.deadLetters("on-call"))
                .extracting(DeadLetter::eventId)
                .containsExactly("b-1", "c-1");
        assertThat(rig.lanes.deadLetters("nobody")).isEmpty();
    }

    @Test
    void whatTakesTooLongIsInterruptedAndTriedAgain() {
        pager.then(delivery -> {
            rig.workers.elapse(Duration.ofSeconds(31));
            rig.workers.turn("incident-sdk-sinks");
            if (Thread.interrupted()) {
                throw new IllegalStateException("interrupted in the middle of it");
            }
            return DeliveryOutcome.accepted();
        });
        rig.incident("i").declared();
        rig.settle();
        assertThat(rig.status("on-call").lastAnswer().text()).isEqualTo("retry: no answer within 30 s");
        rig.pass(Duration.ofSeconds(2));
        assertThat(pager.accepted).containsExactly("opens declared i-1");
    }

    @Test
    void anAnswerThatComesLateIsAnAnswer() {
        pager.then(delivery -> {
            rig.workers.elapse(Duration.ofMinutes(2));
            rig.workers.turn("incident-sdk-sinks");
            return DeliveryOutcome.accepted();
        });
        rig.incident("i").declared();
        rig.settle();
        assertThat(pager.accepted).containsExactly("opens declared i-1");
        assertThat(rig.status("on-call").counts().accepted()).isEqualTo(1);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aUrlIsCutDownToItsHostInWhateverASinkThrows() {
        pager.always(delivery -> {
            throw new IllegalStateException(
                    "POST https://user:pw@hooks.example.com/services/T0/CANARY?token=CANARY\r\nfailed");
        });
        rig.incident("i").declared();
        rig.pass(Duration.ofMinutes(5));
        assertThat(rig.lanes.deadLetters("on-call").get(0).why())
                .contains("https://hooks.example.com/…")
                .doesNotContain("CANARY")
                .doesNotContain("pw")
                .doesNotContain("\n");
        assertThat(rig.journal.lines().toString()).doesNotContain("CANARY");
    }
}
