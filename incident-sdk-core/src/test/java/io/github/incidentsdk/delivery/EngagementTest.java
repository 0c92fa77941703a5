package io.github.incidentsdk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.DeliveryOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngagementTest {

    private final Pager pager = new Pager();
    private final Rig rig = new Rig();

    private Rig fromSev2() {
        return rig.sink("on-call", pager, Accepts.builder().from(Severity.SEV2).build())
                .start();
    }

    @Test
    void theFirstEventWhoseStatePassesEngagesAndIsAnOpeningWhateverItsKind() {
        fromSev2().incident("i").severity(Severity.SEV4).declared().noted("odd").changes(Severity.SEV2);
        rig.settle();
        assertThat(pager.heard).containsExactly("opens severity-changed i-3");
    }

    @Test
    void onceEngagedEverythingPassesToTheResolveWhateverTheFilterSays() {
        fromSev2()
                .incident("i")
                .severity(Severity.SEV1)
                .declared()
                .changes(Severity.SEV5)
                .noted("better")
                .resolved();
        rig.settle();
        assertThat(pager.heard)
                .containsExactly("opens declared i-1", "severity-changed i-2", "noted i-3", "resolved i-4");
    }

    @Test
    void whoWasNeverEngagedHearsNothing() {
        fromSev2().incident("i").severity(Severity.SEV3).declared().noted("odd").resolved();
        rig.settle();
        assertThat(pager.heard).isEmpty();
        assertThat(rig.journal.told("on-call")).isEmpty();
        assertThat(rig.status("on-call").counts().filtered()).isEqualTo(3);
    }

    @Test
    void withTheResolveEngagementEnds() {
        fromSev2().incident("i").severity(Severity.SEV1).declared().resolved().noted("for the review");
        rig.settle();
        assertThat(pager.heard).containsExactly("opens declared i-1", "resolved i-2");
        assertThat(rig.status("on-call").engaged()).isZero();
        assertThat(rig.lanes.engaged()).isEmpty();
    }

    @Test
    void aReopeningMustPassAnew() {
        Story story =
                fromSev2().incident("i").severity(Severity.SEV1).declared().resolved();
        story.severity(Severity.SEV4).reopened().resolved();
        story.severity(Severity.SEV1).reopened();
        rig.settle();
        assertThat(pager.heard).containsExactly("opens declared i-1", "resolved i-2", "opens reopened i-5");
    }

    @Test
    void whatTheSinkRememberedOutlivesTheResolveAndTheRestart() {
        pager.then(delivery -> {
            delivery.remember("ts", "171.42");
            return DeliveryOutcome.accepted();
        });
        Story story =
                fromSev2().incident("i").severity(Severity.SEV1).declared().resolved();
        rig.settle().kill().start();
        pager.then(delivery -> {
            assertThat(delivery.receipt("ts")).contains("171.42");
            assertThat(delivery.receipt("channel")).isEmpty();
            return DeliveryOutcome.accepted();
        });
        story.reopened();
        rig.settle();
        assertThat(pager.accepted).endsWith("opens reopened i-3");
    }

    @Test
    void whatIsRememberedInAnAttemptThatThenFailsIsKept() {
        pager.then(delivery -> {
                    delivery.remember("id", "4711");
                    throw new java.io.IOException("the answer was cut short");
                })
                .then(delivery -> {
                    assertThat(delivery.receipt("id")).contains("4711");
                    return DeliveryOutcome.accepted();
                });
        fromSev2().incident("i").severity(Severity.SEV1).declared();
        rig.pass(Duration.ofSeconds(2));
        assertThat(pager.accepted).containsExactly("opens declared i-1");
        assertThat(rig.journal.told("on-call")).containsExactly("ENGAGED i-1", "REMEMBERED i-1", "ACCEPTED i-1");
    }

    @Test
    void engagementIsDurableBeforeTheFirstAttempt() {
        rig.journal.slow();
        fromSev2().incident("i").severity(Severity.SEV1).declared();
        rig.pass(Duration.ofSeconds(3));
        assertThat(rig.journal.told("on-call")).containsExactly("ENGAGED i-1");
        assertThat(pager.heard).isEmpty();

        rig.journal.sync();
        rig.settle();
        assertThat(pager.heard).containsExactly("opens declared i-1");
    }

    @Test
    void aPageDoesNotWaitForADiskThatHangs() {
        rig.journal.slow();
        fromSev2().incident("i").severity(Severity.SEV1).declared();
        rig.pass(Duration.ofSeconds(10));
        assertThat(pager.heard).containsExactly("opens declared i-1");
    }

    @Test
    void aPageDoesNotNeedADiskThatWorks() {
        rig.journal.broken();
        fromSev2().incident("i").severity(Severity.SEV1).declared().resolved();
        rig.settle();
        assertThat(pager.heard).containsExactly("opens declared i-1", "resolved i-2");
    }

    @Test
    void aRefusedFirstAttemptUndoesEngagement() {
        pager.then(DeliveryOutcome.refused("no such service"));
        Story story = fromSev2().incident("i").severity(Severity.SEV1).declared();
        rig.settle();
        assertThat(rig.status("on-call").engaged()).isZero();

        story.severity(Severity.SEV4).resolved();
        rig.settle();
        assertThat(pager.heard).containsExactly("opens declared i-1");
    }

    @Test
    void aSkippedFirstAttemptUndoesEngagementAndTheNextEventMayEngage() {
        pager.then(DeliveryOutcome.skipped("drafts are not posted"));
        fromSev2().incident("i").severity(Severity.SEV1).declared().noted("look");
        rig.settle();
        assertThat(pager.heard).containsExactly("opens declared i-1", "opens noted i-2");
        assertThat(rig.journal.told("on-call"))
                .containsExactly("ENGAGED i-1", "SKIPPED i-1", "ENGAGED i-2", "ACCEPTED i-2");
    }

    @Test
    void anUndoneEngagementIsUndoneAfterARestartToo() {
        pager.then(DeliveryOutcome.refused("no such service"));
        Story story = fromSev2().incident("i").severity(Severity.SEV1).declared();
        rig.settle().kill().start();
        story.severity(Severity.SEV4).resolved();
        rig.settle();
        assertThat(pager.heard).containsExactly("opens declared i-1");
    }

    @Test
    void aRefusalAfterALostAnswerLeavesTheSinkEngagedSinceItMayKnow() {
        pager.then(Pager.UNREACHABLE).then(DeliveryOutcome.refused("too old"));
        Story story = fromSev2().incident("i").severity(Severity.SEV1).declared();
        rig.pass(Duration.ofSeconds(2));
        story.resolved();
        rig.settle();
        assertThat(pager.heard).containsExactly("opens declared i-1", "opens declared i-1", "resolved i-2");
    }

    @Test
    void whileNothingWasTakenTheNextEventOpens() {
        pager.then(Pager.UNREACHABLE).then(DeliveryOutcome.refused("too old"));
        fromSev2().incident("i").severity(Severity.SEV1).declared().noted("still on");
        rig.pass(Duration.ofSeconds(2));
        assertThat(pager.accepted).containsExactly("opens noted i-2");
    }

    @Test
    void typesAndTagsDecideWhoIsTold() {
        Pager cost = new Pager();
        rig.sink("finops", cost, Accepts.builder().types(List.of("cost-spike")).build())
                .sink("eu", pager, Accepts.builder().tag("region", "eu-1").build())
                .start();
        rig.incident("outage").tags(Map.of("region", "eu-1")).declared();
        rig.incident("spike")
                .as(to -> to.type("cost-spike").by(Map.of("region", "us-2")))
                .declared();
        rig.incident("both")
                .as(to -> to.type("cost-spike").by(Map.of("region", "eu-1")))
                .declared();
        rig.settle();
        assertThat(cost.heard).containsExactly("opens declared spike-1", "opens declared both-1");
        assertThat(pager.heard).containsExactly("opens declared outage-1", "opens declared both-1");
    }

    @Test
    void anUpdateIsForItsAudienceAlone() {
        Pager statusPage = new Pager();
        rig.sink(
                        "status-page",
                        statusPage,
                        Accepts.builder().audiences(List.of(Audience.CUSTOMERS)).build())
                .sink(
                        "chat",
                        pager,
                        Accepts.builder()
                                .audiences(List.of(Audience.RESPONDERS))
                                .build())
                .start();
        rig.incident("i")
                .declared()
                .updated(Audience.CUSTOMERS)
                .updated(Audience.RESPONDERS)
                .resolved();
        rig.settle();
        assertThat(statusPage.heard).containsExactly("opens declared i-1", "updated i-2", "resolved i-4");
        assertThat(pager.heard).containsExactly("opens declared i-1", "updated i-3", "resolved i-4");
    }

    @Test
    void aDrillNeverGoesToCustomers() {
        Pager statusPage = new Pager();
        rig.sink(
                        "status-page",
                        statusPage,
                        Accepts.builder().audiences(List.of(Audience.CUSTOMERS)).build())
                .sink("team", pager)
                .start();
        rig.incident("i")
                .as(to -> to.drill(true))
                .declared()
                .updated(Audience.CUSTOMERS)
                .resolved();
        rig.settle();
        assertThat(statusPage.heard).isEmpty();
        assertThat(pager.heard).containsExactly("opens declared i-1", "resolved i-3");
    }
}
