package io.github.incidentsdk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Mutes;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.DeliveryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A hold delays, never drops. */
class HoldTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Pager pager = new Pager();
    private final Mutes mutes = new Mutes();
    private final Rig rig = new Rig().holds(mutes);
    private final Accepts fromSev2 = Accepts.builder().from(Severity.SEV2).build();

    private Rig start() {
        return rig.sink("on-call", pager).start();
    }

    private Instant in(Duration duration) {
        return rig.workers.time().wall().plus(duration);
    }

    private void silence(String id, Matching what, Duration duration) {
        mutes.add(new Silence(id, what, in(duration), "anna", "the crawlers move"));
    }

    private void silence() {
        silence("move", Matching.everything(), HOUR);
    }

    @Test
    void whatIsStillOpenWhenTheHoldEndsEngagesThenWithItsNewestLine() {
        silence();
        start().incident("i").declared().noted("odd").changes(Severity.SEV2);
        rig.pass(HOUR.minusMillis(1));
        assertThat(pager.heard).isEmpty();

        rig.pass(Duration.ofMillis(1));
        assertThat(pager.heard).containsExactly("opens severity-changed i-3");
    }

    @Test
    void whatIsOverWhenTheHoldEndsIsToldToNobody() {
        silence();
        start().incident("i").declared().resolved();
        rig.pass(HOUR.multipliedBy(2));
        assertThat(pager.heard).isEmpty();
        assertThat(rig.status("on-call").held()).isEmpty();
    }

    @Test
    void onceEngagedEverythingPassesToTheResolveWhateverAHoldSays() {
        Story story = start().incident("i").declared();
        rig.settle();
        silence();
        story.noted("looking").resolved();
        rig.settle();
        assertThat(pager.heard).containsExactly("opens declared i-1", "noted i-2", "resolved i-3");
    }

    @Test
    void afterTheHoldEverythingPassesAsUsual() {
        silence();
        Story story = start().incident("i").declared();
        rig.pass(HOUR);
        story.noted("looking").resolved();
        rig.settle();
        assertThat(pager.heard).containsExactly("opens declared i-1", "noted i-2", "resolved i-3");
        assertThat(rig.status("on-call").engaged()).isZero();
    }

    @Test
    void aRiseAboveWhatIsSilencedEngagesAtOnce() {
        silence("move", Matching.everything().below(Severity.SEV2), HOUR);
        Story story = start().incident("i").severity(Severity.SEV3).declared();
        rig.settle();
        assertThat(pager.heard).isEmpty();

        story.changes(Severity.SEV2);
        rig.settle();
        assertThat(pager.heard).containsExactly("opens severity-changed i-2");
    }

    @Test
    void aHoldThatIsEndedEarlyLetsGoAtOnce() {
        silence();
        start().incident("i").declared();
        rig.settle();
        mutes.end(Hold.Kind.SILENCE, "move");
        rig.lanes.lookAgain();
        rig.settle();
        assertThat(pager.heard).containsExactly("opens declared i-1");
    }

    @Test
    void theMostSevereEngageFirst() {
        silence();
        start();
        rig.incident("a").severity(Severity.SEV4).declared();
        rig.incident("b").severity(Severity.SEV2).declared();
        rig.incident("c").severity(Severity.SEV2).declared();
        rig.pass(HOUR);
        assertThat(pager.heard).containsExactly("opens declared b-1", "opens declared c-1", "opens declared a-1");
    }

    @Test
    void whatTheFilterKeepsAwayByThenIsNotTold() {
        silence();
        Story story = rig.sink("on-call", pager, fromSev2).start().incident("i").severity(Severity.SEV1);
        story.declared().changes(Severity.SEV4);
        rig.pass(HOUR.multipliedBy(2));
        assertThat(pager.heard).isEmpty();

        story.changes(Severity.SEV2);
        rig.settle();
        assertThat(pager.heard).containsExactly("opens severity-changed i-3");
    }

    @Test
    void aReopeningIsHeldAnew() {
        Story story = start().incident("i").declared().resolved();
        rig.settle();
        silence();
        story.reopened();
        rig.settle();
        assertThat(pager.heard).containsExactly("opens declared i-1", "resolved i-2");

        rig.pass(HOUR);
        assertThat(pager.heard).endsWith("opens reopened i-3");
    }

    @Test
    void aHoldDoesNotKeepTheLaneFromTellingOfOthers() {
        silence("move", Matching.everything().tag("region", "eu"), HOUR);
        start().incident("held").tags(Map.of("region", "eu")).declared();
        rig.incident("free").declared().resolved();
        rig.settle();
        assertThat(pager.heard).containsExactly("opens declared free-1", "resolved free-2");
        assertThat(rig.status("on-call").waiting()).isZero();
    }

    @Test
    void theNextHoldTakesOverWhenOneEnds() {
        silence("first", Matching.everything(), HOUR);
        silence("second", Matching.everything(), HOUR.multipliedBy(2));
        start().incident("i").declared();
        rig.pass(HOUR);
        assertThat(pager.heard).isEmpty();
        assertThat(rig.held).containsExactly("on-call i first", "on-call i second");
        assertThat(rig.lanes.holds("i").get("on-call").id()).isEqualTo("second");

        rig.pass(HOUR);
        assertThat(pager.heard).containsExactly("opens declared i-1");
    }

    @Test
    void theStatusSaysHowManyAreHeldByWhatAndTheLanesWhoIsKeptFromHearing() {
        silence();
        rig.sink("team", new Pager(), fromSev2);
        start().incident("i").declared().noted("odd");
        rig.settle();
        assertThat(rig.status("on-call").held()).containsExactly(Map.entry(Hold.Kind.SILENCE, 1));
        assertThat(rig.status("team").held()).isEmpty();
        assertThat(rig.lanes.holds("i"))
                .containsOnlyKeys("on-call")
                .hasToString("{on-call=silence move by anna until 2026-03-01T11:00:00Z: the crawlers move}");
        assertThat(rig.lanes.holds("j")).isEmpty();
        assertThat(rig.held).containsExactly("on-call i move");
        assertThat(rig.journal.told("on-call")).containsExactly("HELD i-1");
    }

    @Test
    void anEndIsNotMissedWhenTheWallClockJumps() {
        silence();
        start().incident("i").declared();
        rig.settle();
        rig.workers.jumpWall(HOUR);
        rig.pass(Duration.ofMinutes(1));
        assertThat(pager.heard).containsExactly("opens declared i-1");
    }

    @Test
    void aRestartKnowsWhoIsHeld() {
        silence();
        start().incident("i").declared().noted("odd");
        rig.incident("other").declared().resolved();
        rig.settle();
        rig.kill().start();
        assertThat(rig.lanes.holds("i")).containsOnlyKeys("on-call");
        assertThat(pager.heard).isEmpty();

        rig.pass(HOUR);
        assertThat(pager.heard).containsExactly("opens noted i-2");
        rig.kill().start();
        assertThat(pager.heard).hasSize(1);
    }

    @Test
    void aRestartAfterTheHoldsEndEngagesAtOnce() {
        silence();
        start().incident("i").declared();
        silence("none", Matching.type("another"), HOUR);
        rig.incident("told").declared();
        rig.settle();
        rig.kill();
        rig.workers.elapse(HOUR);
        rig.start();
        assertThat(pager.heard).containsExactlyInAnyOrder("opens declared i-1", "opens declared told-1");
    }

    @Test
    void aRestartEngagesNobodyThatTheFilterKeptAway() {
        rig.sink("on-call", pager, fromSev2)
                .start()
                .incident("i")
                .severity(Severity.SEV4)
                .declared();
        rig.incident("told").severity(Severity.SEV1).declared();
        rig.settle();
        rig.kill();
        rig.sink("on-call", pager).start();
        rig.pass(HOUR);
        assertThat(pager.heard).containsExactly("opens declared told-1");
    }

    @Test
    void aNewSinkHearsOfAHeldIncidentOnceAndOfNothingThatWasOver() {
        silence();
        start().incident("over").declared().resolved();
        rig.incident("i").declared().noted("odd");
        rig.settle();
        rig.kill();
        Pager fresh = new Pager();
        rig.sink("team", fresh).start();
        rig.kill().start();
        rig.pass(HOUR);
        rig.kill().start();
        assertThat(fresh.heard).containsExactly("opens noted i-2");
        assertThat(pager.heard).containsExactly("opens noted i-2");
    }

    @Test
    void whatWasRefusedOnceIsNotTriedAgainByARestart() {
        pager.then(DeliveryOutcome.refused("status 400"));
        silence();
        start().incident("i").declared();
        rig.pass(HOUR);
        assertThat(pager.heard).hasSize(1);
        rig.kill().start();
        rig.pass(HOUR);
        assertThat(pager.heard).hasSize(1);
    }

    @Test
    void anOpeningWhoseAnswerACrashCutShortIsToldAgainAlsoWhenItWasHeld() {
        silence();
        start();
        rig.incident("m").declared();
        rig.incident("n").declared().resolved();
        rig.settle();
        pager.then(delivery -> {
            rig.kill();
            return DeliveryOutcome.accepted();
        });
        rig.pass(HOUR);
        rig.start();
        assertThat(pager.heard).containsExactly("opens declared m-1", "opens declared m-1");
    }
}
