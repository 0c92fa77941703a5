package io.github.incidentsdk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.delivery.owed.Why;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.DeliveryOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A lane that has too much before it tells the incidents' state and not each line. */
class CatchUpTest {

    private final Pager pager = new Pager();
    private final Rig rig = new Rig();

    private Rig startWith(int events, long bytes) {
        return rig.settings(DeliverySettings.builder()
                        .seed(7)
                        .backlog(events, bytes)
                        .build())
                .sink("on-call", pager, Accepts.builder().from(Severity.SEV3).build())
                .start();
    }

    @Test
    void overItsBudgetTheLaneTellsOneMessagePerIncidentThatIsOpenOrThatItIsEngagedWith() {
        startWith(100, 1L << 30);
        Story engaged = rig.incident("engaged").declared();
        Story ended = rig.incident("ended").declared();
        rig.settle();
        pager.always(Pager.UNREACHABLE);
        Story fresh = rig.incident("fresh").severity(Severity.SEV4).declared();
        rig.incident("over").declared().noted("short").resolved();
        rig.incident("minor").severity(Severity.SEV5).declared();
        for (int i = 0; i < 60; i++) {
            engaged.noted("look " + i);
            fresh.noted("look " + i);
        }
        fresh.changes(Severity.SEV1);
        ended.resolved();
        rig.settle();
        assertThat(rig.journal.receipts(What.CATCHES_UP)).hasSize(1);

        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.pass(Duration.ofHours(2));
        assertThat(pager.accepted.subList(2, pager.accepted.size()))
                .contains("opens severity-changed fresh-62", "noted engaged-61", "resolved ended-2")
                .noneMatch(told -> told.contains("minor") || told.contains("opens declared over"));
        LaneStatus status = rig.status("on-call");
        assertThat(status.waiting()).isZero();
        assertThat(status.owed()).isEmpty();
        assertThat(status.counts().passedOver()).isPositive();
        assertThat(rig.lanes.engaged()).containsExactlyInAnyOrder("engaged", "fresh");
    }

    @Test
    void whatOpenedAndEndedMeanwhileIsCounted() {
        startWith(50, 1L << 30);
        pager.always(Pager.UNREACHABLE);
        rig.incident("first").declared();
        rig.settle();
        for (int i = 0; i < 40; i++) {
            rig.incident("short-" + i).declared().resolved();
        }
        rig.settle();
        assertThat(rig.status("on-call").counts().unheard()).isGreaterThan(30);
        assertThat(rig.status("on-call").owed()).containsKey(Why.FAILED).doesNotContainKey(Why.MISSED);
    }

    @Test
    void manyBytesAreTooMuchAsWell() {
        startWith(10_000, 64 << 10);
        pager.always(Pager.UNREACHABLE);
        Story story = rig.incident("i").declared();
        rig.settle();
        rig.incident("blocks").declared();
        for (int i = 0; i < 8; i++) {
            story.noted("x".repeat(16_000));
        }
        rig.settle();
        assertThat(rig.journal.receipts(What.CATCHES_UP)).isNotEmpty();
    }

    @Test
    void aRestartInTheMiddleOfItGoesOnWithIt() {
        startWith(50, 1L << 30);
        Story engaged = rig.incident("engaged").declared();
        rig.settle();
        pager.always(Pager.UNREACHABLE);
        rig.incident("open").declared();
        for (int i = 0; i < 80; i++) {
            engaged.noted("look " + i);
        }
        engaged.resolved();
        rig.settle();
        rig.kill();
        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.start();
        assertThat(pager.accepted.subList(1, pager.accepted.size()))
                .containsExactlyInAnyOrder("resolved engaged-82", "opens declared open-1");
        rig.kill().start();
        assertThat(pager.accepted).hasSize(3);
    }

    /** 12,000 events of 200 incidents, while nobody answers for a day. */
    @Test
    @Tag("F17")
    void afterADayWithoutTheSinkNobodyWhoSawAnOpenMissesItsResolveAndWhatWaitsIsBounded() {
        startWith(10_000, 64L << 20);
        Random random = new Random(17);
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            stories.add(rig.incident("before-" + i).declared());
        }
        rig.settle();
        pager.always(Pager.UNREACHABLE);
        int mostWaiting = 0;
        for (int event = 0; event < 12_000; event++) {
            if (event % 120 == 0) {
                stories.add(rig.incident("during-" + event).declared());
                rig.pass(Duration.ofMinutes(14));
                mostWaiting = Math.max(mostWaiting, (int) rig.status("on-call").waiting());
            }
            Story story = stories.get(random.nextInt(stories.size()));
            if (story.incident().isOpen() && random.nextInt(100) == 0) {
                story.resolved();
            } else if (story.incident().isOpen()) {
                story.noted("event " + event);
            }
        }
        int attemptsOfADay = pager.heard.size() - 100;
        pager.always(delivery -> DeliveryOutcome.accepted());
        rig.pass(Duration.ofHours(3));
        Set<String> told = new HashSet<>(pager.accepted);
        for (Story story : stories) {
            String id = story.incident().id();
            String last = id + "-" + story.incident().seq();
            boolean opened = told.stream().anyMatch(what -> what.contains(id + "-"));
            if (story.incident().isOpen() || opened) {
                assertThat(told).as("the last state of %s", id).anyMatch(what -> what.endsWith(" " + last));
            }
        }
        assertThat(rig.status("on-call").waiting()).isZero();
        assertThat(attemptsOfADay).as("attempts while nobody answered").isLessThan(24 * 120);
        assertThat(mostWaiting).as("lines that waited, receipts among them").isLessThan(13_000);
    }
}
