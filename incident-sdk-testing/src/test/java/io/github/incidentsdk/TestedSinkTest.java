package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.SinkTest;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A test of one sink of a manager. */
@Timeout(240)
class TestedSinkTest {

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink pager = new RecordingSink();

    @Test
    void opensNothingAndCountsNowhere() {
        try (IncidentManager manager = Desk.manager(time, pager).build()) {
            assertThat(manager.test("pager").accepted()).isTrue();
            assertThat(pager.accepted())
                    .hasSize(2)
                    .allMatch(Delivery::test)
                    .allMatch(told -> told.incident().service().equals("checkout"));
            assertThat(manager.open()).isEmpty();
            assertThat(manager.types()).doesNotContain("sink-test");
            assertThat(manager.summary(Duration.ofDays(1)).declared()).isZero();
            manager.flush(Duration.ofSeconds(5));
            assertThat(pager.attempts()).hasSize(2);
        }
    }

    @Test
    void theFacadeTestsTheInstalledOne() {
        pager.answerAlways(DeliveryOutcome.refused("status 403"));
        try (IncidentManager manager = Desk.manager(time, pager).build();
                Incidents.Installation installed = Incidents.install(manager)) {
            assertThat(installed).isNotNull();
            assertThat(Incidents.test("pager").outcome()).isEqualTo(DeliveryOutcome.refused("status 403"));
            assertThat(Incidents.test("pgaer").problem()).contains("there are pager");
        }
    }

    @Test
    void aSinkThatTestsItsManagerIsRefused() {
        AtomicReference<IncidentManager> manager = new AtomicReference<>();
        AtomicReference<SinkTest> answer = new AtomicReference<>();
        manager.set(Desk.manager(time, pager)
                .sink(
                        "nosy",
                        IncidentSink.calling(told -> answer.set(manager.get().test("pager"))))
                .build());
        try (IncidentManager open = manager.get()) {
            open.declare("outage");
            open.flush(Duration.ofSeconds(5));
            assertThat(answer.get().problem()).contains("would wait for itself");
        }
        assertThat(manager.get().test("pager").problem()).isEqualTo("the manager is closed");
    }
}
