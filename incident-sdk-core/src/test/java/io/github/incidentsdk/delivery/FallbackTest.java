package io.github.incidentsdk.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.DeliveryOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sink that is told in place of another one while that is down. */
class FallbackTest {

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private final Pager pager = new Pager();
    private final Pager team = new Pager();
    private final Pager boss = new Pager();
    private final Accepts bad = Accepts.builder().from(Severity.SEV2).build();
    private final Accepts nothing = Accepts.builder().types(List.of("flood")).build();
    private final Rig rig = new Rig();

    private Rig start() {
        return rig.sink("on-call", pager, bad, "team")
                .sink("team", team, nothing)
                .start();
    }

    private Story bad(String id) {
        return rig.incident(id).severity(Severity.SEV1);
    }

    private void isBack() {
        pager.always(delivery -> DeliveryOutcome.accepted());
    }

    @Test
    void isToldNothingWhileTheOtherTakesIt() {
        start();
        bad("i").declared().resolved();
        rig.pass(Duration.ofHours(1));
        assertThat(pager.accepted).hasSize(2);
        assertThat(team.heard).isEmpty();
    }

    @Test
    void takesOverAfterTwoMinutesAndHearsItsOwnEnd() {
        start();
        pager.always(Pager.UNREACHABLE);
        Story story = bad("i").declared();
        rig.pass(TWO_MINUTES.minusMillis(1));
        assertThat(team.heard).isEmpty();
        rig.pass(Duration.ofMillis(1));
        assertThat(team.heard).containsExactly("opens declared i-1");
        assertThat(rig.status("team").inPlaceOf()).containsExactly(Map.entry("on-call", 1));
        isBack();
        rig.pass(Duration.ofMinutes(10));
        story.resolved();
        rig.settle();
        assertThat(pager.accepted).containsExactly("opens declared i-1", "resolved i-2");
        assertThat(team.accepted).containsExactly("opens declared i-1", "resolved i-2");
        assertThat(rig.status("team").inPlaceOf()).isEmpty();
    }

    @Test
    void takesOverWhatTheOtherGivesUpBefore() {
        rig.settings(DeliverySettings.builder()
                .giveUpAfter(Duration.ofSeconds(30))
                .seed(3)
                .build());
        start();
        pager.always(Pager.UNREACHABLE);
        bad("i").declared();
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.lanes.deadLetters("on-call")).hasSize(1);
        assertThat(team.accepted).containsExactly("opens declared i-1");
    }

    @Test
    void hearsThatTheOtherIsDownThoughItLookedBefore() {
        rig.sink("team", team, nothing).sink("on-call", pager, bad, "team").start();
        pager.always(Pager.UNREACHABLE);
        bad("i").declared();
        rig.pass(TWO_MINUTES);
        assertThat(team.heard).containsExactly("opens declared i-1");
    }

    @Test
    void takesOverAtOnceWhatComesWhileTheOtherIsDown() {
        start();
        pager.always(Pager.UNREACHABLE);
        bad("first").declared();
        rig.pass(TWO_MINUTES);
        bad("second").declared();
        rig.settle();
        assertThat(team.heard).containsExactly("opens declared first-1", "opens declared second-1");
    }

    @Test
    void takesNothingThatTheOtherWasTold() {
        start();
        Story told = bad("told").declared();
        rig.settle();
        pager.always(Pager.UNREACHABLE);
        told.noted("look");
        rig.pass(Duration.ofHours(1));
        told.resolved();
        rig.pass(Duration.ofHours(1));
        assertThat(team.heard).isEmpty();
    }

    @Test
    void takesNothingThatTheOtherWouldNot() {
        start();
        pager.always(Pager.UNREACHABLE);
        bad("bad").declared();
        rig.incident("minor").severity(Severity.SEV4).declared();
        rig.pass(Duration.ofHours(1));
        assertThat(team.heard).containsExactly("opens declared bad-1");
    }

    @Test
    void whatItTakesItselfItTakesWithoutWaitingAndOnce() {
        rig.sink("on-call", pager, bad, "team").sink("team", team).start();
        pager.always(Pager.UNREACHABLE);
        bad("i").declared();
        rig.settle();
        assertThat(team.heard).containsExactly("opens declared i-1");
        rig.pass(Duration.ofHours(1));
        assertThat(team.heard).hasSize(1);
        assertThat(rig.status("team").inPlaceOf()).isEmpty();
    }

    @Test
    void theOtherEngagesWhenItIsBackOnlyWithWhatIsStillOpen() {
        start();
        pager.always(Pager.UNREACHABLE);
        for (int i = 0; i < 8; i++) {
            bad("tried-" + i).declared();
        }
        rig.pass(TWO_MINUTES);
        int tried = pager.heard.size();
        assertThat(rig.status("on-call").open()).isTrue();
        Story over = bad("over").declared();
        rig.settle();
        over.resolved();
        Story open = bad("open").declared();
        rig.settle();
        assertThat(pager.heard).as("nobody called it meanwhile").hasSize(tried);
        assertThat(team.accepted).contains("opens declared over-1", "resolved over-2", "opens declared open-1");
        isBack();
        rig.pass(Duration.ofMinutes(30));
        assertThat(pager.accepted).contains("opens declared open-1").noneMatch(told -> told.contains("over-"));
        open.resolved();
        rig.settle();
        assertThat(pager.accepted).contains("resolved open-2");
        over.reopened();
        rig.settle();
        assertThat(pager.accepted).as("it opens anew").contains("opens reopened over-3");
    }

    @Test
    void anOutageThatEndsBeforeTwoMinutesIsNoneOfItsBusiness() {
        start();
        pager.always(Pager.UNREACHABLE);
        bad("i").declared();
        rig.pass(Duration.ofSeconds(90));
        isBack();
        rig.pass(Duration.ofSeconds(100));
        assertThat(pager.accepted).hasSize(1);
        pager.always(Pager.UNREACHABLE);
        bad("next").declared();
        rig.pass(Duration.ofSeconds(100));
        assertThat(team.heard).isEmpty();
    }

    @Test
    void aSinkThatRefusesEverythingIsDownAsWell() {
        start();
        pager.always(delivery -> DeliveryOutcome.refused("status 403"));
        bad("i").declared();
        rig.pass(TWO_MINUTES);
        assertThat(team.heard).containsExactly("opens declared i-1");
    }

    @Test
    void aRestartKnowsWhomItStoodInForAndTellsItTheEnd() {
        start();
        pager.always(Pager.UNREACHABLE);
        Story story = bad("i").declared();
        rig.pass(TWO_MINUTES);
        rig.kill().start();
        assertThat(rig.status("team").inPlaceOf()).containsEntry("on-call", 1);
        story.resolved();
        rig.settle();
        assertThat(team.accepted).containsExactly("opens declared i-1", "resolved i-2");
    }

    @Test
    void anOutageIsAsLongAfterARestart() {
        start();
        pager.always(Pager.UNREACHABLE);
        bad("i").declared();
        rig.pass(Duration.ofSeconds(100));
        rig.kill().start();
        rig.pass(Duration.ofSeconds(20).minusMillis(1));
        assertThat(team.heard).isEmpty();
        rig.pass(Duration.ofMillis(1));
        assertThat(team.heard).containsExactly("opens declared i-1");
    }

    @Test
    void aFallbackMayHaveOneOfItsOwn() {
        rig.sink("on-call", pager, bad, "team")
                .sink("team", team, nothing, "boss")
                .sink("boss", boss, nothing)
                .start();
        pager.always(Pager.UNREACHABLE);
        team.always(Pager.UNREACHABLE);
        bad("i").declared();
        rig.pass(TWO_MINUTES);
        assertThat(team.heard).isNotEmpty();
        assertThat(boss.heard).isEmpty();
        rig.pass(TWO_MINUTES);
        assertThat(boss.heard).containsExactly("opens declared i-1");
    }

    @Test
    void whatItStandsByForIsNotHeldBackFromIt() {
        start();
        Story story = bad("i").declared();
        rig.settle();
        LaneStatus status = rig.status("team");
        assertThat(status.held()).isEmpty();
        assertThat(status.owed()).isEmpty();
        assertThat(status.waiting()).isZero();
        assertThat(rig.held).isEmpty();
        assertThat(rig.lanes.holds("i")).isEmpty();
        assertThat(rig.lanes.settledPast(rig.journal.lastSeq()).toCompletableFuture())
                .isDone();
        Standing standing = rig.lanes.standings(story.incident()).get(1);
        assertThat(standing.what()).isEqualTo(Standing.What.FILTERED);
        assertThat(standing.why()).isEqualTo("it stands in for on-call, told if that takes nothing for PT2M");
        pager.always(Pager.UNREACHABLE);
        Story other = bad("other").declared();
        rig.pass(TWO_MINUTES);
        assertThat(rig.lanes.standings(other.incident()))
                .extracting(Standing::what)
                .containsExactly(Standing.What.TRIED, Standing.What.TOLD);
    }

    @Test
    void mustBeASink() {
        rig.sink("on-call", pager, bad, "taem").sink("team", team);
        assertThatThrownBy(rig::start)
                .hasMessageContaining("cannot fall back on \"taem\"")
                .hasMessageContaining("on-call, team");
    }
}
