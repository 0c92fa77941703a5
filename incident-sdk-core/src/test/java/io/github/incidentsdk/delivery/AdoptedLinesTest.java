package io.github.incidentsdk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.delivery.engagement.Estate;
import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Mutes;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.sink.DeliveryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A lane that comes by what a process left that is gone, and had the same backend. */
class AdoptedLinesTest {

    /** After the fourth event of each incident. */
    private static final Instant ADOPTED = Instant.parse("2026-03-01T10:00:04Z");

    private static final Duration A_WHILE = Duration.ofHours(2);

    private final Pager pager = new Pager();
    private final Rig there = new Rig().sink("on-call", pager).start();
    private final Rig rig = new Rig();

    private void start(DeliverySettings.Builder settings) {
        rig.settings(settings.seed(7).build()).sink("on-call", pager).start();
    }

    /** The other process ends, and its journal is gone on with. */
    private void adopt() {
        there.kill();
        Estate estate = new Estate(Instant.EPOCH);
        estate.nextJournal();
        there.journal.lines().forEach(estate::restore);
        Set<String> here = new HashSet<>();
        for (JournalLine line : there.journal.lines()) {
            if (line instanceof Happened happened && estate.goesOn(1, happened)) {
                if (here.add(happened.incident().id())) {
                    estate.shares(happened.incident(), "2", ADOPTED).forEach(rig.journal::add);
                }
                rig.journal.add(happened);
            }
        }
    }

    @Test
    void aLaneThatCatchesUpKnowsWhatTheSinkWasToldThere() {
        List<Story> told = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            told.add(there.incident("told-" + i).declared());
        }
        there.settle();
        pager.always(Pager.UNREACHABLE);
        start(DeliverySettings.builder().backlog(50, 1L << 30));
        rig.incident("first").declared();
        rig.settle();
        told.forEach(story -> story.noted("look").noted("look again").noted("and again"));
        told.subList(0, 10).forEach(Story::resolved);
        adopt();
        rig.settle();
        assertThat(rig.journal.receipts(What.CATCHES_UP)).isNotEmpty();

        pager.accepted.clear();
        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.pass(A_WHILE);

        for (int i = 0; i < 20; i++) {
            assertThat(pager.accepted).contains(i < 10 ? "resolved told-" + i + "-5" : "noted told-" + i + "-4");
        }
        assertThat(pager.accepted)
                .filteredOn(what -> what.startsWith("opens"))
                .containsExactly("opens declared first-1");
    }

    /** Two processes had an opening of one key each; there it ended, and the sink was not told. */
    private Story endedThereAndToldHere(String id) {
        Story ended = there.incident("before").declared();
        there.settle();
        pager.always(Pager.UNREACHABLE);
        ended.resolved();
        there.settle();
        pager.always(delivery -> DeliveryOutcome.accepted());
        return rig.sameKey(ended, id).declared();
    }

    @Test
    void anEndIsNotToldOnceTheSinkWasToldOfAnotherOpeningOfTheKeyHere() {
        start(DeliverySettings.builder());
        Story here = endedThereAndToldHere("here");
        rig.settle();
        adopt();
        rig.pass(A_WHILE);

        assertThat(pager.accepted).containsExactly("opens declared before-1", "opens declared here-1");
        assertThat(rig.journal.receipts(What.SKIPPED))
                .extracting(told -> told.eventId() + " " + told.details().get("why"))
                .containsExactly("before-2 the sink was told of another incident of this key that goes on");
        assertThat(rig.lanes.engaged()).containsExactly("here");
        assertThat(rig.status("on-call").counts().skipped()).isEqualTo(1);

        rig.kill().start();
        here.resolved();
        rig.pass(A_WHILE);

        assertThat(pager.accepted).hasSize(3).endsWith("resolved here-2");
    }

    @Test
    void aSinkThatKnowsIncidentsByTheirIdsIsToldSuchAnEnd() {
        pager.byId = true;
        start(DeliverySettings.builder());
        Story here = endedThereAndToldHere("here");
        rig.settle();
        adopt();
        rig.pass(A_WHILE);
        here.resolved();
        rig.pass(A_WHILE);

        assertThat(pager.accepted)
                .containsExactly(
                        "opens declared before-1", "opens declared here-1", "resolved before-2", "resolved here-2");
        assertThat(rig.journal.receipts(What.SKIPPED)).isEmpty();
    }

    @Test
    void anEndThatComesBetweenTheAttemptsOfAnotherOpeningIsNotToldAfterItNorAfterARestart() {
        start(DeliverySettings.builder());
        Story here = endedThereAndToldHere("here");
        pager.always(Pager.UNREACHABLE);
        rig.settle();
        adopt();
        rig.settle().kill().start();
        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.pass(A_WHILE);
        here.resolved();
        rig.pass(A_WHILE);

        assertThat(pager.accepted)
                .containsExactly("opens declared before-1", "opens declared here-1", "resolved here-2");
    }

    @Test
    void anEndFromThereIsToldBeforeAnOpeningThatFollowsItHere() {
        start(DeliverySettings.builder());
        Story ended = there.incident("before").declared();
        there.settle();
        pager.always(Pager.UNREACHABLE);
        ended.resolved();
        there.settle();
        adopt();
        rig.sameKey(ended, "here").declared();
        rig.settle();
        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.pass(A_WHILE);

        assertThat(pager.accepted)
                .containsExactly("opens declared before-1", "resolved before-2", "opens declared here-1");
    }

    @Test
    void whatOpenedAndEndedThereUntoldIsNotToldWhileTheSinkKnowsAnotherOpeningOfTheKey() {
        start(DeliverySettings.builder());
        there.settle();
        Story untold = new Story("before", line -> there.kill().journal.add(line))
                .declared()
                .resolved();
        Story here = rig.sameKey(untold, "here").declared();
        rig.settle();
        adopt();
        rig.settle();
        here.resolved();
        rig.pass(A_WHILE);

        assertThat(pager.accepted).containsExactly("opens declared here-1", "resolved here-2");
    }

    @Test
    void anEndIsToldWhileAnotherOpeningOfTheKeyIsHeldBackHere() {
        Duration hold = Duration.ofHours(4);
        Mutes mutes = new Mutes();
        mutes.add(new Silence(
                "move", Matching.everything(), rig.workers.time().wall().plus(hold), "anna", "we move"));
        rig.holds(mutes);
        start(DeliverySettings.builder());
        endedThereAndToldHere("here");
        rig.settle();
        pager.always(Pager.UNREACHABLE);
        adopt();
        rig.settle().kill().start();
        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.pass(A_WHILE);
        assertThat(pager.accepted).containsExactly("opens declared before-1", "resolved before-2");
        assertThat(rig.status("on-call").held()).isNotEmpty();

        rig.kill().start();
        rig.pass(hold);

        assertThat(pager.accepted).hasSize(3).endsWith("opens declared here-1");
    }

    @Test
    void ofSeveralOpeningsOfAKeyThatEndTogetherHereEveryEndIsTold() {
        start(DeliverySettings.builder());
        Story one = there.incident("one").declared();
        Story other = there.sameKey(one, "other").declared();
        there.settle();
        adopt();
        rig.settle();
        for (Story twin : List.of(other, one)) {
            new Story(one.incident().key(), twin.incident().id(), rig.journal::add)
                    .as(to -> twin.incident().toBuilder().seq(5))
                    .resolved();
        }
        rig.settle();

        assertThat(pager.accepted).endsWith("resolved other-6", "resolved one-6");
    }
}
