package io.github.incidentsdk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.SinkTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A test of one sink, beside whatever its lane is at. */
class SinkTestTest {

    private final Pager pager = new Pager();
    private final Rig rig = new Rig()
            .sink("on-call", pager, Accepts.builder().from(Severity.SEV1).build());

    private SinkTest test() {
        return rig.lanes.test("on-call", "checkout");
    }

    @Test
    void sendsAnOpeningAndItsEndThatAreMarkedAndReturnsTheOutcome() {
        List<Delivery> heard = new ArrayList<>();
        rig.sink("on-call", IncidentSink.calling(heard::add)).start();
        assertThat(test().accepted()).isTrue();
        assertThat(heard)
                .hasSize(2)
                .allMatch(Delivery::test)
                .allMatch(told -> told.incident().drill());
        assertThat(heard).extracting(Delivery::opens).containsExactly(true, false);
        assertThat(heard.get(0).incident().title()).isEqualTo("DRILL: test of on-call by checkout");
        assertThat(heard.get(0).incident().isOpen()).isTrue();
        assertThat(heard.get(1).incident().isOpen()).isFalse();
        assertThat(heard)
                .extracting(told -> told.incident().key())
                .containsOnly(heard.get(0).incident().key());
        assertThat(heard).extracting(Delivery::eventId).doesNotHaveDuplicates();
    }

    @Test
    void leavesNothingBehind() {
        rig.start();
        long lines = rig.journal.lastSeq();
        LaneStatus before = rig.status("on-call");
        test();
        rig.pass(Duration.ofMinutes(5));
        assertThat(rig.journal.lastSeq()).isEqualTo(lines);
        assertThat(rig.status("on-call")).isEqualTo(before);
        assertThat(rig.lanes.engaged()).isEmpty();
    }

    @Test
    void whatTheSinkRemembersAtTheOpeningItKnowsAtTheEnd() {
        List<String> known = new ArrayList<>();
        rig.sink("on-call", IncidentSink.calling(told -> {
                    known.add(told.receipt("ts").orElse("nothing"));
                    told.remember("ts", "17.4");
                }))
                .start();
        test();
        test();
        assertThat(known).containsExactly("nothing", "17.4", "nothing", "17.4");
    }

    @Test
    void saysWhatTheSinkAnswered() {
        rig.start();
        pager.then(DeliveryOutcome.refused("status 403 of https://hooks.example.com/secret"));
        assertThat(test().outcome()).isEqualTo(DeliveryOutcome.refused("status 403 of https://hooks.example.com/…"));
        pager.then(DeliveryOutcome.skipped("nothing to say"));
        assertThat(test().outcome()).isEqualTo(DeliveryOutcome.skipped("nothing to say"));
        pager.then(Pager.UNREACHABLE);
        assertThat(test().outcome())
                .isInstanceOfSatisfying(
                        DeliveryOutcome.Retry.class,
                        retry -> assertThat(retry.why()).contains("connection refused"));
        assertThat(pager.heard).as("no end of what was not taken").hasSize(3);
        pager.then(DeliveryOutcome.accepted()).then(DeliveryOutcome.refused("status 400"));
        assertThat(test().outcome())
                .as("an end that is refused is no success")
                .isEqualTo(DeliveryOutcome.refused("status 400"));
    }

    @Test
    void goesOutWhileTheSinkIsLeftAloneAndSaysNothingOfWhatWaits() {
        rig.start();
        pager.always(Pager.UNREACHABLE);
        for (int i = 0; i < 6; i++) {
            rig.incident("i" + i).severity(Severity.SEV1).declared();
        }
        rig.settle();
        LaneStatus before = rig.status("on-call");
        assertThat(before.open()).isTrue();
        pager.heard.clear();
        pager.then(DeliveryOutcome.accepted()).then(DeliveryOutcome.accepted());
        assertThat(test().accepted()).isTrue();
        assertThat(pager.heard).hasSize(2);
        assertThat(rig.status("on-call")).isEqualTo(before);
    }

    @Test
    void aSinkThatDoesNotAnswerIsNotWaitedForLongerThanAnAttemptAndNothingIsSentLater() {
        List<String> heard = new ArrayList<>();
        rig.sink("slow", delivery -> {
                    heard.add(delivery.incident().type());
                    SinkTest meanwhile = rig.lanes.test("slow", "checkout");
                    assertThat(meanwhile.outcome()).isNull();
                    assertThat(meanwhile.problem()).isEqualTo("it is busy with another call, no answer within 30 s");
                    return DeliveryOutcome.refused("that the test did not wait for");
                })
                .start();
        rig.incident("i").declared();
        rig.settle();
        assertThat(rig.lanes.deadLetters("slow"))
                .extracting(DeadLetter::why)
                .containsExactly("that the test did not wait for");
        rig.pass(Duration.ofMinutes(1));
        assertThat(heard).containsExactly("outage");
    }

    @Test
    void noTestGoesToCustomers() {
        rig.sink(
                        "status-page",
                        pager,
                        Accepts.builder().audiences(List.of(Audience.CUSTOMERS)).build())
                .start();
        SinkTest test = rig.lanes.test("status-page", "checkout");
        assertThat(test.problem()).isEqualTo("no drill goes to customers");
        assertThat(test.outcome()).isNull();
        assertThat(pager.heard).isEmpty();
    }

    @Test
    void namesTheSinksThereAreForOneThatThereIsNot() {
        rig.start();
        assertThat(rig.lanes.test("pager", "checkout").problem())
                .isEqualTo("there is no sink \"pager\"; there are on-call");
        rig.lanes.close(Duration.ofSeconds(1));
        assertThat(test().problem()).isEqualTo("the sinks are closed");
    }
}
