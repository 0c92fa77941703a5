package io.github.incidentsdk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Mutes;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.DeliveryOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Dead letters that somebody wants told again. */
class ReplayTest {

    private static final Instant EVER = Instant.EPOCH;

    private final Pager pager = new Pager();
    private final Rig rig = new Rig().sink("on-call", pager);

    private void refuses() {
        pager.always(delivery -> DeliveryOutcome.refused("status 403"));
    }

    private void takes() {
        pager.always(delivery -> DeliveryOutcome.accepted());
        pager.heard.clear();
    }

    @Test
    void tellsWhatTheSinkRefusedFromItsNewestState() {
        rig.start();
        refuses();
        Story story = rig.incident("i").declared();
        rig.settle();
        story.noted("still here").noted("and still");
        rig.settle();
        assertThat(rig.lanes.deadLetters("on-call")).hasSize(3);
        takes();
        assertThat(rig.lanes.replay("on-call", EVER)).isEqualTo(new Replay("on-call", 3, 1, null));
        rig.settle();
        assertThat(pager.heard).containsExactly("opens noted i-3");
        assertThat(rig.lanes.deadLetters("on-call")).isEmpty();
        story.resolved();
        rig.settle();
        assertThat(pager.heard).containsExactly("opens noted i-3", "resolved i-4");
    }

    @Test
    void tellsAnEndThatWasRefused() {
        rig.start();
        Story story = rig.incident("i").declared();
        rig.settle();
        refuses();
        story.resolved();
        rig.settle();
        takes();
        assertThat(rig.lanes.replay("on-call", EVER).letters()).isEqualTo(1);
        rig.settle();
        assertThat(pager.heard).containsExactly("resolved i-2");
        assertThat(rig.lanes.engaged()).isEmpty();
        assertThat(rig.lanes.deadLetters("on-call")).isEmpty();
    }

    @Test
    void tellsOfWhatOpenedAndEndedMeanwhileThatItIsOver() {
        rig.start();
        refuses();
        rig.incident("i").declared().resolved();
        rig.settle();
        takes();
        assertThat(rig.lanes.replay("on-call", EVER).incidents()).isEqualTo(1);
        rig.settle();
        assertThat(pager.heard).containsExactly("resolved i-2");
        assertThat(rig.lanes.engaged()).isEmpty();
    }

    @Test
    void tellsOnlyWhatWasGivenUpSinceThen() {
        rig.start();
        refuses();
        rig.incident("early").declared();
        rig.settle();
        rig.pass(Duration.ofHours(1));
        Instant from = rig.workers.time().wall();
        rig.incident("late").declared();
        rig.settle();
        takes();
        assertThat(rig.lanes.replay("on-call", from).letters()).isEqualTo(1);
        rig.settle();
        assertThat(pager.heard).contains("opens declared late-1");
        assertThat(rig.lanes.deadLetters("on-call"))
                .extracting(DeadLetter::incidentId)
                .containsExactly("early");
    }

    @Test
    void twiceIsToldOnce() {
        rig.start();
        refuses();
        rig.incident("i").declared();
        rig.settle();
        pager.always(Pager.UNREACHABLE);
        pager.heard.clear();
        assertThat(rig.lanes.replay("on-call", EVER).letters()).isEqualTo(1);
        rig.settle();
        assertThat(rig.lanes.replay("on-call", EVER).letters()).isZero();
        rig.settle();
        takes();
        rig.pass(Duration.ofMinutes(10));
        assertThat(pager.accepted).containsExactly("opens declared i-1");
        assertThat(rig.lanes.replay("on-call", EVER).letters()).isZero();
        rig.settle();
        assertThat(pager.accepted).hasSize(1);
    }

    @Test
    void whatIsRefusedAgainIsADeadLetterAgain() {
        rig.start();
        refuses();
        rig.incident("i").declared();
        rig.settle();
        rig.lanes.replay("on-call", EVER);
        rig.settle();
        assertThat(pager.heard).hasSize(2);
        assertThat(rig.lanes.deadLetters("on-call")).hasSize(1);
        assertThat(rig.lanes.replay("on-call", EVER).letters()).isEqualTo(1);
    }

    @Test
    void aRestartGoesOnWithIt() {
        rig.start();
        Story told = rig.incident("told").declared();
        rig.settle();
        refuses();
        rig.incident("open").declared();
        rig.incident("over").declared().resolved();
        told.resolved();
        rig.settle();
        pager.always(Pager.UNREACHABLE);
        rig.lanes.replay("on-call", EVER);
        rig.settle();
        takes();
        pager.accepted.clear();
        rig.kill().start();
        assertThat(pager.accepted)
                .containsExactlyInAnyOrder("opens declared open-1", "resolved over-2", "resolved told-2");
        assertThat(rig.lanes.deadLetters("on-call")).isEmpty();
        rig.kill().start();
        assertThat(pager.accepted).hasSize(3);
    }

    @Test
    void tellsNoEndWhereALaterIncidentOfTheKeyIsOpen() {
        rig.start();
        Story first = rig.incident("first").declared();
        rig.settle();
        refuses();
        first.resolved();
        rig.settle();
        takes();
        Story second = rig.sameKey(first, "second").declared();
        rig.settle();
        rig.lanes.replay("on-call", EVER);
        rig.settle();
        assertThat(pager.heard).containsExactly("opens declared second-1");
        assertThat(rig.lanes.deadLetters("on-call")).isEmpty();
        second.resolved();
        rig.settle();
        assertThat(pager.heard).containsExactly("opens declared second-1", "resolved second-2");
    }

    @Test
    void tellsTheEndAllTheSameToASinkThatKnowsIncidentsByTheirIds() {
        pager.byId = true;
        rig.start();
        Story first = rig.incident("first").declared();
        rig.settle();
        refuses();
        first.resolved();
        rig.settle();
        takes();
        rig.sameKey(first, "second").declared();
        rig.settle();
        rig.lanes.replay("on-call", EVER);
        rig.settle();
        assertThat(pager.heard).containsExactly("opens declared second-1", "resolved first-2");
    }

    @Test
    void theEndOfOneIsToldBeforeTheNextOfItsKey() {
        rig.start();
        Story first = rig.incident("first").declared();
        rig.settle();
        refuses();
        first.resolved();
        rig.settle();
        takes();
        rig.lanes.replay("on-call", EVER);
        rig.sameKey(first, "second").declared();
        rig.settle();
        assertThat(pager.heard).containsExactly("resolved first-2", "opens declared second-1");
    }

    @Test
    void theEndOfOneIsToldBeforeTheNextOfItsKeyThatWasHeldBack() {
        Mutes mutes = new Mutes();
        rig.holds(mutes).start();
        Story first = rig.incident("first").declared();
        rig.settle();
        refuses();
        first.resolved();
        rig.settle();
        takes();
        Instant until = rig.workers.time().wall().plus(Duration.ofHours(1));
        mutes.add(new Silence("move", Matching.everything(), until, "anna", "the crawlers move"));
        rig.sameKey(first, "second").declared();
        rig.settle();
        rig.lanes.replay("on-call", EVER);
        rig.settle();
        assertThat(pager.heard).containsExactly("resolved first-2");
        rig.pass(Duration.ofHours(1));
        assertThat(pager.heard).containsExactly("resolved first-2", "opens declared second-1");
    }

    @Test
    void waitsForWhatIsOwedOfTheSameIncidentAndTellsItOnce() {
        rig.start();
        refuses();
        Story story = rig.incident("i").declared();
        rig.settle();
        pager.always(Pager.UNREACHABLE);
        story.noted("look");
        rig.settle();
        rig.lanes.replay("on-call", EVER);
        rig.settle();
        takes();
        rig.pass(Duration.ofMinutes(10));
        assertThat(pager.accepted).containsExactly("opens noted i-2");
    }

    @Test
    void whatTheFilterNoLongerLetsPassIsNotTold() {
        rig.start();
        refuses();
        rig.incident("i").declared();
        rig.settle();
        takes();
        rig.kill()
                .sink("on-call", pager, Accepts.builder().from(Severity.SEV1).build())
                .start();
        rig.lanes.replay("on-call", EVER);
        rig.settle();
        assertThat(pager.heard).isEmpty();
        assertThat(rig.journal.receipts(What.ENGAGED)).hasSize(1);
    }

    @Test
    void flushWaitsForIt() {
        rig.start();
        refuses();
        rig.incident("i").declared();
        rig.settle();
        takes();
        rig.lanes.replay("on-call", EVER);
        assertThat(rig.lanes.settledPast(rig.journal.lastSeq()).toCompletableFuture())
                .isNotDone();
        rig.settle();
        assertThat(rig.lanes.settledPast(rig.journal.lastSeq()).toCompletableFuture())
                .isDone();
    }

    @Test
    void namesTheSinksThereAreForOneThatThereIsNot() {
        rig.sink("team", new Pager()).start();
        assertThat(rig.lanes.replay("on_call", EVER).problem())
                .isEqualTo("there is no sink \"on_call\"; there are on-call, team");
    }
}
