package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From a declaration through journal and lanes to the sinks. */
@Timeout(240)
class EndToEndTest {

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink pager = new RecordingSink();
    private final RecordingSink team = new RecordingSink();
    private final IncidentManager manager = Desk.manager(time, pager)
            .sink("pager", pager, Accepts.builder().from(SEV2).build())
            .sink("team", team)
            .type(IncidentType.named("cost-spike")
                    .title("Cloud spend spike in {account}")
                    .by("account")
                    .severity(SEV1, "usd_per_hour > 1000")
                    .severity(SEV2, "usd_per_hour > 300")
                    .build())
            .build();

    @AfterEach
    void close() {
        manager.close();
    }

    private Incident spike(double usdPerHour) {
        return manager.declare("cost-spike", i -> i.by("account", "prod-eu").metric("usd_per_hour", usdPerHour));
    }

    @Test
    void anIncidentIsToldFromItsOpeningOverItsRiseToItsEnd() {
        Incident incident = spike(412);
        time.advance(Duration.ofMinutes(1));
        incident.as("on-call").acknowledge();
        incident.observe("usd_per_hour", 1500);
        incident.as("on-call").mitigate("crawlers stopped");
        incident.resolve("fleet scaled to 20");
        time.runUntilIdle();

        assertThat(team.kinds())
                .containsExactly("declared", "acknowledged", "severity-changed", "mitigated", "resolved");
        assertThat(pager.kinds()).isEqualTo(team.kinds());
        assertThat(team.incidents())
                .extracting(IncidentSnapshot::severity)
                .containsExactly(SEV2, SEV2, SEV1, SEV1, SEV1);
        assertThat(team.incidents()).extracting(IncidentSnapshot::key).containsOnly(incident.key());
        assertThat(team.incidents()).extracting(IncidentSnapshot::id).containsOnly(incident.id());
        assertThat(team.incidents()).extracting(IncidentSnapshot::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(team.last().incident().isOpen()).isFalse();
        assertThat(team.accepted()).extracting(Delivery::opens).containsExactly(true, false, false, false, false);
    }

    @Test
    void aFilterEngagesWhenTheIncidentFirstPassesItAndThenEverythingPasses() {
        Incident incident = spike(100);
        incident.note("looks odd");
        time.runUntilIdle();
        assertThat(pager.attempts()).isEmpty();

        incident.observe("usd_per_hour", 500);
        incident.severity(SEV3, "only the test account");
        incident.resolve("over");
        time.runUntilIdle();

        assertThat(pager.kinds())
                .startsWith("severity-changed")
                .endsWith("resolved")
                .doesNotContain("noted");
        assertThat(pager.accepted().get(0).opens()).isTrue();
        assertThat(pager.accepted()).filteredOn(Delivery::opens).hasSize(1);
    }

    @Test
    void aSinkThatWasNeverToldHearsNoEnd() {
        spike(100).resolve("over");
        time.runUntilIdle();

        assertThat(pager.attempts()).isEmpty();
        assertThat(team.kinds()).containsExactly("declared", "resolved");
    }

    @Test
    void aSinkThatFailsForAWhileHearsEverythingInOrderOnceItIsBackAndTheOthersNeverWait() {
        pager.throwAlways(new IOException("connection refused"));
        Incident incident = spike(412);
        time.advance(Duration.ofMinutes(10));
        incident.resolve("over");
        time.advance(Duration.ofMinutes(1));

        assertThat(pager.accepted()).isEmpty();
        assertThat(pager.attempts()).hasSizeGreaterThan(3);
        assertThat(team.kinds()).containsExactly("declared", "resolved");
        LaneStatus failing = manager.sinks().get(0);
        assertThat(failing.failing()).isTrue();
        assertThat(failing.waiting()).isPositive();
        assertThat(manager.flush(Duration.ZERO)).isFalse();

        pager.acceptAlways();
        time.advance(Duration.ofMinutes(5));

        assertThat(pager.kinds()).containsExactly("declared", "resolved");
        assertThat(pager.accepted()).extracting(Delivery::opens).containsExactly(true, false);
        assertThat(manager.sinks().get(0).failing()).isFalse();
        assertThat(manager.sinks().get(0).waiting()).isZero();
        assertThat(manager.flush(Duration.ZERO)).isTrue();
    }

    @Test
    void whatASinkRefusesStandsInItsDeadLettersWithTheReason() {
        pager.refuseNext();
        spike(412);
        time.runUntilIdle();

        assertThat(manager.deadLetters("pager"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.toString()).contains("the test said: never"));
        assertThat(manager.deadLetters("team")).isEmpty();
        assertThat(manager.deadLetters("nobody")).isEmpty();
    }

    @Test
    void ofAnIncidentThatComesBackWithinAQuarterOfAnHourTheSinkHearsAReopening() {
        Incident first = spike(412);
        first.resolve("over");
        time.advance(Duration.ofMinutes(14));
        Incident again = spike(412);
        again.resolve("over");
        time.advance(Duration.ofMinutes(16));
        Incident later = spike(412);
        time.runUntilIdle();

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(later.id()).isNotEqualTo(first.id());
        assertThat(later.key()).isEqualTo(first.key());
        assertThat(pager.kinds()).containsExactly("declared", "resolved", "reopened", "resolved", "declared");
        assertThat(pager.accepted()).extracting(Delivery::opens).containsExactly(true, false, true, false, true);
    }

    @Test
    void repeatsAreToldOnceAMinuteWithTheirCount() {
        Incident incident = manager.declare("outage");
        for (int i = 0; i < 1_000; i++) {
            manager.declare("outage");
            incident.observe();
        }
        time.advance(Duration.ofMinutes(2));

        assertThat(team.kinds()).containsExactly("declared", "observed");
        assertThat(team.last().incident().count()).isEqualTo(2_001);
    }

    @Test
    void aBurstLargerThanWhatAnyMemoryKeepsReachesTheSinkInOrder() {
        Incident incident = manager.declare("outage");
        for (int i = 0; i < 5_000; i++) {
            incident.note("note " + i);
        }
        incident.resolve("over");
        time.advance(Duration.ofSeconds(1));

        assertThat(team.accepted()).hasSize(5_002);
        assertThat(team.accepted())
                .extracting(delivery -> delivery.event().stamp().seq())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(team.last().event().kind()).isEqualTo("resolved");
    }

    @Test
    void anUpdateReachesOnlyTheSinksThatServeItsAudience() {
        RecordingSink statusPage = new RecordingSink();
        try (IncidentManager served = Desk.manager(time, pager)
                .sink(
                        "status-page",
                        statusPage,
                        Accepts.builder().audiences(List.of(Audience.CUSTOMERS)).build())
                .build()) {
            Incident incident = served.declare("outage");
            incident.update(Audience.CUSTOMERS, "Orders fail; we are on it.");
            incident.update(Audience.RESPONDERS, "The primary is down.");
            served.drill("outage").update(Audience.CUSTOMERS, "Never shown.");
            time.runUntilIdle();
        }

        assertThat(statusPage.kinds()).containsExactly("declared", "updated");
        assertThat(statusPage.incidents()).noneMatch(IncidentSnapshot::drill);
    }
}
