package io.github.incidentsdk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Mutes;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.DeliveryOutcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestartTest {

    private final Pager pager = new Pager();
    private final Rig rig = new Rig().sink("on-call", pager);

    @Test
    void aCrashBetweenAttemptAndReceiptTellsAgainUnderTheSameEventId() {
        rig.start();
        pager.then(delivery -> {
            rig.kill(); // the backend took it, and nobody will ever write that down
            return DeliveryOutcome.accepted();
        });
        rig.incident("i").declared();
        rig.settle();
        assertThat(rig.journal.told("on-call")).containsExactly("ENGAGED i-1");
        rig.start();
        assertThat(pager.heard).containsExactly("opens declared i-1", "opens declared i-1");
        assertThat(rig.journal.told("on-call")).endsWith("ACCEPTED i-1");
    }

    @Test
    void whatWasNotDeliveredIsDeliveredAfterARestart() {
        rig.start();
        pager.then(Pager.UNREACHABLE);
        rig.incident("i").declared().noted("look").resolved();
        rig.settle().kill().start();
        assertThat(pager.accepted).containsExactly("opens declared i-1", "noted i-2", "resolved i-3");
    }

    @Test
    void whatWasDeliveredIsNotDeliveredAgain() {
        rig.start();
        Story story = rig.incident("i").declared();
        rig.settle().kill().start();
        story.resolved();
        rig.settle().kill().start();
        assertThat(pager.heard).containsExactly("opens declared i-1", "resolved i-2");
    }

    @Test
    void whatHappenedWhileNobodyRanTheLanesIsDelivered() {
        rig.start().kill();
        rig.incident("i").declared();
        rig.start();
        assertThat(pager.accepted).containsExactly("opens declared i-1");
    }

    @Test
    void aNewSinkHearsOfNothingThatWasOverBefore() {
        rig.incident("over").declared().resolved();
        rig.start();
        assertThat(pager.heard).isEmpty();
    }

    @Test
    void aNewSinkIsToldAtOnceOfWhatIsStillOpen() {
        rig.incident("over").declared().resolved();
        Story open = rig.incident("open").declared().noted("look");
        rig.incident("minor").severity(Severity.SEV5).declared();
        rig.sink("on-call", pager, Accepts.builder().from(Severity.SEV4).build())
                .start();
        assertThat(pager.heard).containsExactly("opens noted open-2");
        open.resolved();
        rig.settle();
        assertThat(pager.heard).containsExactly("opens noted open-2", "resolved open-3");
    }

    @Test
    void aNewSinkThatWasKilledBeforeItHeardOfWhatIsOpenHearsOfItThen() {
        rig.incident("over").declared().resolved();
        rig.incident("open").declared().noted("look");
        rig.incident("later-over").declared().resolved();
        pager.then(Pager.UNREACHABLE);
        rig.start().kill().start();
        assertThat(pager.accepted).containsExactly("opens noted open-2");
    }

    @Test
    void aResolveThatNobodyWasToHearIsNotHeardAfterARestartInTheNextEngagement() {
        rig.sink("on-call", pager, Accepts.builder().from(Severity.SEV2).build())
                .start();
        Story story = rig.incident("i").severity(Severity.SEV4).declared().resolved();
        story.severity(Severity.SEV1).reopened();
        pager.then(Pager.UNREACHABLE);
        rig.settle().kill().start();
        assertThat(pager.heard).containsExactly("opens reopened i-3", "opens reopened i-3");
        assertThat(rig.status("on-call").engaged()).isEqualTo(1);
    }

    @Test
    void eachSinkHasAPositionOfItsOwn() {
        Pager other = new Pager();
        rig.sink("other", other).start();
        pager.always(Pager.UNREACHABLE);
        rig.incident("i").declared().noted("look");
        rig.settle().kill();
        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.start();
        assertThat(other.heard).containsExactly("opens declared i-1", "noted i-2");
        assertThat(pager.accepted).containsExactly("opens declared i-1", "noted i-2");
    }

    @Test
    void aWiderFilterAfterARestartDoesNotPageForWhatThePositionHasPassed() {
        Accepts narrow = Accepts.builder().from(Severity.SEV1).build();
        rig.sink("on-call", pager, narrow).start();
        rig.incident("old").severity(Severity.SEV3).declared().resolved();
        rig.settle();
        assertThat(rig.lanes.close(java.time.Duration.ofSeconds(1))).isTrue();
        rig.kill();
        rig.sink("on-call", pager, Accepts.everything()).start();
        assertThat(pager.heard).isEmpty();
    }

    @Test
    void aLaneThatIsToldNothingSaysNowAndThenHowFarItCame() {
        rig.sink("on-call", pager, Accepts.builder().from(Severity.SEV1).build())
                .start();
        Story story = rig.incident("i").severity(Severity.SEV3).declared();
        IntStream.range(0, 2_500).forEach(i -> story.noted("look " + i));
        rig.settle();
        assertThat(rig.journal.receipts(What.PASSED))
                .hasSize(2)
                .extracting(Told::about)
                .isSorted();
    }

    @Test
    void aBacklogIsReadInBatchesFromWhereItIsKept() {
        rig.start().kill();
        Story story = rig.incident("i").declared();
        IntStream.range(0, 1_000).forEach(i -> story.noted("look " + i));
        story.resolved();
        rig.start();
        assertThat(pager.accepted)
                .hasSize(1_002)
                .startsWith("opens declared i-1")
                .endsWith("resolved i-1002");
        assertThat(rig.status("on-call").waiting()).isZero();
    }

    @Test
    void linesThatTheJournalNoLongerHasAreCounted() {
        rig.start();
        pager.then(Pager.UNREACHABLE);
        Story story = rig.incident("i").declared();
        IntStream.range(0, 600).forEach(i -> story.noted("look " + i));
        rig.settle().kill();
        rig.journal.forgetBefore(300);
        rig.start();
        assertThat(rig.status("on-call").counts().missed()).isPositive();
        assertThat(rig.status("on-call").waiting()).isZero();
        assertThat(pager.accepted).endsWith("noted i-601");
    }

    @Test
    void anOpeningThatWasHeldAndThenFailedIsToldBeforeItsResolveAlsoAfterARestart() {
        Mutes mutes = new Mutes();
        Story story = failedAfterASilence(mutes);
        story.resolved();
        rig.settle().kill();
        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.start();
        assertThat(pager.accepted).containsExactly("opens noted i-2", "resolved i-3");
        rig.kill().start();
        assertThat(pager.accepted).hasSize(2);
    }

    @Test
    void eachOpeningIsToldBeforeItsOwnResolveAlsoWhenItReopenedBeforeTheRestart() {
        Mutes mutes = new Mutes();
        Story story = failedAfterASilence(mutes);
        story.resolved().reopened();
        rig.settle().kill().start().kill();
        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.start();
        assertThat(pager.accepted).containsExactly("opens noted i-2", "resolved i-3", "opens reopened i-4");
    }

    @Test
    void whatFollowedAnOpeningThatFailedIsToldAfterItAlsoAfterARestart() {
        Mutes mutes = new Mutes();
        Story story = failedAfterASilence(mutes);
        story.changes(Severity.SEV1).resolved();
        rig.settle().kill();
        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.start();
        assertThat(pager.accepted).containsExactly("opens noted i-2", "severity-changed i-3", "resolved i-4");
    }

    private Story failedAfterASilence(Mutes mutes) {
        Instant until = rig.workers.time().wall().plusSeconds(3_600);
        mutes.add(new Silence("move", Matching.everything(), until, "anna", "the crawlers move"));
        rig.holds(mutes).start();
        Story story = rig.incident("i").declared().noted("odd");
        rig.settle();
        pager.always(Pager.UNREACHABLE);
        mutes.end(Hold.Kind.SILENCE, "move");
        rig.lanes.lookAgain();
        rig.settle();
        assertThat(pager.heard).containsExactly("opens noted i-2");
        return story;
    }

    @Test
    void whatWasHeldIsNotToldAnyMoreOnceTheNextOpeningOfItsKeyMayHaveBeen() {
        Mutes mutes = new Mutes();
        Matching minor = Matching.everything().below(Severity.SEV2);
        mutes.add(new Silence("move", minor, rig.workers.time().wall().plusSeconds(600), "anna", "the crawlers move"));
        rig.holds(mutes).start();
        Story first = rig.incident("first").severity(Severity.SEV3).declared();
        rig.settle();
        first.noted("look").resolved();
        pager.then(Pager.UNREACHABLE);
        rig.sameKey(first, "second").severity(Severity.SEV1).declared();
        rig.settle().kill();
        mutes.end(Hold.Kind.SILENCE, "move");
        rig.start();
        assertThat(pager.heard).containsExactly("opens declared second-1", "opens declared second-1");
    }

    @Test
    void theEndOfAReopenedIncidentIsToldAfterARestartAlthoughTheSameAgainWasGivenUpBeforeIt() {
        Rig rig = new Rig()
                .settings(DeliverySettings.builder()
                        .giveUpAfter(Duration.ofMinutes(5))
                        .build())
                .sink("on-call", pager)
                .start();
        Story story = rig.incident("i").declared().resolved().reopened();
        rig.settle();
        pager.then(DeliveryOutcome.accepted().again(Duration.ofSeconds(10))).always(Pager.UNREACHABLE);
        story.noted("look");
        rig.pass(Duration.ofHours(1));
        assertThat(rig.journal.told("on-call")).endsWith("ACCEPTED i-4", "DEAD i-4");

        pager.always(delivery -> {
            if (delivery.incident().id().equals("i")) {
                throw new IOException("connection refused");
            }
            return DeliveryOutcome.accepted();
        });
        story.noted("again").resolved();
        rig.incident("other").declared();
        rig.settle().pass(Duration.ofMinutes(2)).kill();
        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.start().pass(Duration.ofHours(1)).kill().start();
        assertThat(pager.accepted).contains("resolved i-6");
    }

    @Test
    void whoWasToldOfAnOpeningHearsWhatFollowsAlthoughTheJournalLostTheEndBeforeAReopening() {
        Rig rig = new Rig().sink("on-call", pager).start();
        pager.always(delivery -> {
            if (delivery.incident().id().equals("i")) {
                throw new IOException("connection refused");
            }
            return DeliveryOutcome.accepted();
        });
        rig.incident("i").declared().noted("look").reopened().noted("again").resolved();
        rig.settle();
        rig.incident("other").declared();
        rig.settle().pass(Duration.ofMinutes(2)).kill();
        assertThat(rig.journal.told("on-call")).contains("ENGAGED i-1", "ACCEPTED other-1");
        pager.accepted.clear();
        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.start().pass(Duration.ofHours(1));
        assertThat(pager.accepted).first().isEqualTo("opens declared i-1");
        assertThat(pager.accepted).contains("reopened i-3").last().isEqualTo("resolved i-5");
    }
}
