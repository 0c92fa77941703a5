package io.github.incidentsdk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.delivery.owed.Why;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stands behind a lane's position: parked, missed, told together, told once more. */
class OwedTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Pager pager = new Pager();
    private final Rig rig = new Rig().sink("on-call", pager).start();

    private static Pager.Reaction failingFor(String incident) {
        return delivery -> {
            if (delivery.incident().id().equals(incident)) {
                throw new IOException("status 500");
            }
            return DeliveryOutcome.accepted();
        };
    }

    @Test
    void whatFailsFiveTimesWhileOthersAreTakenIsParkedAndKeepsItsOrder() {
        pager.always(failingFor("poison"));
        Story poison = rig.incident("poison").declared().noted("odd");
        for (int i = 0; i < 10; i++) {
            rig.incident("other-" + i).declared();
            rig.pass(Duration.ofSeconds(20));
        }
        poison.resolved();
        rig.settle();
        assertThat(pager.accepted).hasSize(10);
        assertThat(rig.status("on-call").owed()).containsExactly(Map.entry(Why.PARKED, 1));
        assertThat(rig.status("on-call").open()).isFalse();

        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.pass(Duration.ofMinutes(6));
        assertThat(pager.accepted.subList(10, 13))
                .containsExactly("opens declared poison-1", "noted poison-2", "resolved poison-3");
        assertThat(rig.status("on-call").owed()).isEmpty();
        assertThat(rig.status("on-call").waiting()).isZero();
    }

    @Test
    void whatFailsOnItsOwnMakesNoFailingSink() {
        pager.always(failingFor("poison"));
        rig.incident("poison").declared();
        for (int i = 0; i < 10; i++) {
            rig.incident("other-" + i).declared();
            rig.pass(Duration.ofSeconds(20));
        }
        long retried = rig.status("on-call").counts().retried();
        rig.pass(HOUR); // in which nothing else is told
        assertThat(rig.status("on-call").counts().retried()).isGreaterThan(retried);
        assertThat(rig.status("on-call").lastAnswer().text()).contains("status 500");
        assertThat(rig.status("on-call").failing()).isFalse();
    }

    @Test
    void aParkedIncidentIsOwedAfterARestartToo() {
        pager.always(failingFor("poison"));
        Story poison = rig.incident("poison").declared().noted("odd");
        for (int i = 0; i < 10; i++) {
            rig.incident("other-" + i).declared();
            rig.pass(Duration.ofSeconds(20));
        }
        rig.kill();
        poison.resolved();
        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.start();
        assertThat(pager.accepted.subList(10, 13))
                .containsExactly("opens declared poison-1", "noted poison-2", "resolved poison-3");
        rig.kill().start();
        assertThat(pager.accepted).hasSize(13);
    }

    @Test
    void whatWasGivenUpIsToldFromItsStateOnceTheSinkTakesSomething() {
        pager.always(failingFor("poison"));
        rig.incident("poison").declared();
        rig.pass(Duration.ofHours(26));
        assertThat(rig.lanes.deadLetters("on-call")).hasSize(1);
        assertThat(rig.status("on-call").owed()).containsExactly(Map.entry(Why.MISSED, 1));

        rig.kill().start();
        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.pass(HOUR);
        assertThat(pager.accepted).isEmpty();

        rig.incident("other").declared();
        rig.settle();
        assertThat(pager.accepted).containsExactly("opens declared other-1", "opens declared poison-1");
    }

    @Test
    void aResolveThatWasGivenUpIsToldOnceTheSinkTakesSomething() {
        Story story = rig.incident("i").declared();
        rig.settle();
        pager.always(failingFor("i"));
        story.resolved();
        rig.pass(Duration.ofHours(26));
        assertThat(rig.lanes.engaged()).containsExactly("i");

        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.incident("other").declared();
        rig.settle();
        assertThat(pager.accepted).endsWith("opens declared other-1", "resolved i-2");
        assertThat(rig.lanes.engaged()).containsExactly("other");
    }

    @Test
    void aRefusedOpeningIsToldOnceMoreAfterTheNextAcceptanceAndThenNotAgain() {
        pager.always(delivery -> delivery.incident().id().equals("bad")
                ? DeliveryOutcome.refused("status 400")
                : DeliveryOutcome.accepted());
        rig.incident("bad").declared();
        rig.settle();
        assertThat(pager.heard).hasSize(1);
        for (int i = 0; i < 3; i++) {
            rig.incident("good-" + i).declared();
            rig.settle();
        }
        assertThat(pager.heard).filteredOn(heard -> heard.contains("bad")).hasSize(2);
        assertThat(rig.lanes.deadLetters("on-call")).hasSize(2);
    }

    @Test
    void whatIsOverByTheNextAcceptanceIsToldToNobody() {
        pager.then(DeliveryOutcome.refused("status 400"));
        Story bad = rig.incident("bad").declared();
        rig.settle();
        bad.resolved();
        rig.incident("good").declared();
        rig.settle();
        assertThat(pager.heard).containsExactly("opens declared bad-1", "opens declared good-1");
    }

    @Test
    @Tag("F19")
    void aPermanentRefusalIsADeadLetterAfterOneAttemptAndTheLaneMovesOn() {
        Story story = rig.incident("i").declared();
        rig.settle();
        pager.then(DeliveryOutcome.refused("status 422"));
        story.noted("too long").resolved();
        rig.incident("next").declared();
        rig.settle();
        assertThat(pager.heard)
                .containsExactly("opens declared i-1", "noted i-2", "resolved i-3", "opens declared next-1");
        assertThat(rig.lanes.deadLetters("on-call"))
                .extracting(DeadLetter::eventId)
                .containsExactly("i-2");
    }

    @Test
    void updatesThatWaitedAreToldTogetherAndOpeningsAndResolvesNeverAre() {
        List<String> together = new ArrayList<>();
        pager.always(Pager.UNREACHABLE);
        Story story = rig.incident("i").declared();
        story.noted("one")
                .changes(Severity.SEV2)
                .noted("three")
                .resolved()
                .reopened()
                .noted("four");
        rig.pass(Duration.ofMinutes(10));
        pager.always(delivery -> {
            together.add(delivery.eventId() + coalesced(delivery));
            return DeliveryOutcome.accepted();
        });
        rig.pass(Duration.ofMinutes(10));
        assertThat(together)
                .as("the reopening, behind an end that was not told yet, is told from its newest state")
                .containsExactly("i-1[]", "i-4[noted, severity-changed]", "i-5[]", "i-7[]");
        assertThat(rig.status("on-call").counts().coalesced()).isEqualTo(2);
    }

    @Test
    void updatesThatNobodyCanNameAnyMoreAreCountedAllTheSame() {
        pager.always(Pager.UNREACHABLE);
        Story story = rig.incident("i").declared();
        for (int i = 0; i < 400; i++) {
            story.noted("note " + i);
        }
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.status("on-call").waiting()).isEqualTo(401);
        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.status("on-call").counts().coalesced()).isEqualTo(399);
    }

    private static List<String> coalesced(Delivery delivery) {
        return delivery.coalesced().stream().map(IncidentEvent::kind).toList();
    }

    @Test
    void whatIsToBeToldAgainIsToldFromItsNewestStateUnlessSomethingNewerCame() {
        pager.always(delivery -> DeliveryOutcome.accepted().again(Duration.ofMinutes(1)));
        Story story = rig.incident("i").declared();
        rig.pass(Duration.ofSeconds(150));
        assertThat(pager.heard).containsExactly("opens declared i-1", "declared i-1", "declared i-1");

        story.noted("still on");
        rig.pass(Duration.ofSeconds(59));
        assertThat(pager.heard).hasSize(4).endsWith("noted i-2");
        rig.pass(Duration.ofSeconds(1));
        assertThat(pager.heard).hasSize(5).endsWith("noted i-2");

        story.resolved();
        rig.pass(HOUR);
        assertThat(pager.heard).hasSize(6).endsWith("resolved i-3");
        assertThat(rig.journal.receipts(What.ACCEPTED)).hasSize(3);
    }

    @Test
    void whatIsToBeToldAgainInAnEternityHoldsUpNothing() {
        pager.always(delivery -> DeliveryOutcome.accepted().again(ChronoUnit.FOREVER.getDuration()));
        Story story = rig.incident("i").declared();
        rig.pass(HOUR);
        assertThat(pager.heard).containsExactly("opens declared i-1");

        story.resolved();
        rig.pass(HOUR);
        assertThat(pager.heard).containsExactly("opens declared i-1", "resolved i-2");
    }

    @Test
    void whatIsToBeToldAgainIsToldAgainAfterARestart() {
        pager.then(DeliveryOutcome.accepted().again(Duration.ofMinutes(10)));
        rig.incident("i").declared();
        rig.pass(Duration.ofMinutes(4));
        rig.kill().start();
        rig.pass(Duration.ofMinutes(6).minusSeconds(1));
        assertThat(pager.heard).hasSize(1);
        rig.pass(Duration.ofSeconds(1));
        assertThat(pager.heard).containsExactly("opens declared i-1", "declared i-1");
        rig.kill().start();
        rig.pass(HOUR);
        assertThat(pager.heard).hasSize(2);
    }

    @Test
    void reassertsWhatARuleHoldsOpenAndNeverWhatOnlyCodeDoes() {
        rig.kill();
        rig.settings(DeliverySettings.builder().reassert(Duration.ofMinutes(5)).build())
                .sink("on-call", pager)
                .start();
        rig.incident("by-code").as(to -> to.claims(List.of(claim(Actor.CODE)))).declared();
        rig.incident("by-rule")
                .as(to -> to.claims(List.of(claim(Actor.CODE), claim(Actor.rule("r")))))
                .declared();
        rig.pass(Duration.ofMinutes(11));
        assertThat(pager.heard)
                .containsExactly(
                        "opens declared by-code-1",
                        "opens declared by-rule-1",
                        "declared by-rule-1",
                        "declared by-rule-1");
    }

    private static Claim claim(Actor reporter) {
        return new Claim(reporter, Severity.SEV2, Map.of(), Instant.parse("2026-03-01T10:00:00Z"), Claim.State.HOLDS);
    }

    @Test
    @Tag("F16")
    void aPauseThatTheBackendAsksForHoldsForTheWholeLaneWhateverTheWallClockDoes() {
        pager.then(DeliveryOutcome.retry("status 429", Duration.ofMinutes(10)));
        rig.incident("one").declared();
        rig.settle();
        rig.incident("two").declared();
        rig.workers.jumpWall(Duration.ofHours(3));
        rig.pass(Duration.ofMinutes(10).minusMillis(1));
        assertThat(pager.heard).hasSize(1);
        rig.workers.jumpWall(Duration.ofHours(-6));
        rig.pass(Duration.ofMillis(1));
        assertThat(pager.accepted).containsExactlyInAnyOrder("opens declared one-1", "opens declared two-1");
    }

    @Test
    @Tag("F16")
    void aPauseThatIsAskedForIsNoLongerThanAnHour() {
        pager.then(DeliveryOutcome.retry("status 429", Duration.ofDays(30)));
        rig.incident("one").declared();
        rig.pass(HOUR.minusMillis(1));
        assertThat(pager.heard).hasSize(1);
        rig.pass(Duration.ofMillis(1));
        assertThat(pager.accepted).containsExactly("opens declared one-1");
    }

    @Test
    @Tag("F16")
    void aPauseThatIsAskedForIsNoShorterThanASecond() {
        pager.then(DeliveryOutcome.retry("status 503", Duration.ofDays(-30)));
        rig.incident("one").declared();
        rig.pass(Duration.ofMillis(999));
        assertThat(pager.heard).hasSize(1);
        rig.pass(Duration.ofMillis(1));
        assertThat(pager.accepted).containsExactly("opens declared one-1");
    }

    @Test
    void theNextIncidentOfAKeyWaitsUntilTheOneBeforeItWasToldToItsEnd() {
        Story first = rig.incident("a").declared();
        rig.settle();
        pager.always(failingFor("a"));
        first.resolved();
        rig.settle();
        Story second = rig.sameKey(first, "b").declared();
        rig.incident("other").declared();
        rig.pass(Duration.ofSeconds(30));
        assertThat(pager.accepted).containsExactly("opens declared a-1", "opens declared other-1");

        rig.kill().start();
        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.pass(Duration.ofMinutes(10));
        second.resolved();
        rig.settle();
        assertThat(pager.accepted.subList(2, 5)).containsExactly("resolved a-2", "opens declared b-1", "resolved b-2");
    }
}
