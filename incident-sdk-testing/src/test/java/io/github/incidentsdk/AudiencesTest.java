package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.briefing.Briefing;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a sink is told that says whom it is for. */
@Timeout(240)
class AudiencesTest {

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink everybody = new RecordingSink();
    private final RecordingSink managers = new RecordingSink();
    private final RecordingSink customers = new RecordingSink();

    private static Accepts only(Audience audience) {
        return Accepts.builder().audiences(List.of(audience)).build();
    }

    private IncidentManager process() {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  severities: { SEV2: { meaning: some customers cannot check out } }
                  contacts: { finops: { name: FinOps on call, phone: "+49 30 1234567" } }
                  types:
                    outage:
                      title: The shop is slow
                      owner: finops
                      severity: { SEV2: errors > 3 }
                      playbook: [Call the vault, Freeze the fleet]
                      bridge: "https://meet.example.org/{key}"
                      channel: "#inc"
                """, "incidents.yaml");
        assertThat(config.problems()).isEmpty();
        return Desk.manager(time, everybody)
                .sink("managers", managers, only(Audience.STAKEHOLDERS))
                .sink("status-page", customers, only(Audience.CUSTOMERS))
                .config(config)
                .build();
    }

    private void work(IncidentManager manager) {
        manager.declare("outage", i -> i.metric("errors", 4)).resolve("vault opened");
        time.advance(Duration.ofMinutes(30));
        manager.change("deploy", "vault 1.2");
        Incident outage = manager.declare("outage", i -> i.metric("errors", 4));
        outage.as("dana").note("the vault is shut").step(1).waiting("vault keeper");
        outage.changeNearby("deploy", "vault 1.3");
        outage.update(Audience.CUSTOMERS, "We are on it.");
        time.advance(Duration.ofMinutes(1));
        assertThat(manager.flush(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void whoIsNotForRespondersIsToldNothingOfTheirWork() {
        try (IncidentManager manager = process()) {
            work(manager);

            for (RecordingSink outside : List.of(managers, customers)) {
                assertThat(outside.incidents()).allSatisfy(incident -> {
                    assertThat(incident.waitingFor()).isNull();
                    assertThat(incident.waitingSince()).isNull();
                    assertThat(incident.stepsDone()).isEmpty();
                });
                assertThat(outside.accepted())
                        .extracting(delivery -> delivery.event().toString() + delivery.coalesced())
                        .noneMatch(event -> event.contains("vault is") || event.contains("vault 1.3"))
                        .noneMatch(event -> event.contains("keeper") || event.contains("Call the"));
            }
            assertThat(everybody.kinds()).contains("noted", "step-done", "waiting", "change-nearby");
            assertThat(everybody.last().incident().waitingFor()).isEqualTo("vault keeper");
            assertThat(customers.last().incident().title()).isEqualTo("The shop is slow");
            assertThat(customers.kinds()).contains("updated");
        }
    }

    @Test
    void theBriefingIsForRespondersAndOfItStakeholdersSeeWhatTheSeverityMeans() {
        try (IncidentManager manager = process()) {
            work(manager);

            assertThat(opening(customers).isEmpty()).isTrue();
            assertThat(opening(managers))
                    .satisfies(
                            known -> assertThat(known.severity().orElseThrow().meaning())
                                    .isEqualTo("some customers cannot check out"))
                    .satisfies(known -> assertThat(known.contacts()).isEmpty())
                    .satisfies(known -> assertThat(known.playbook()).isEmpty())
                    .satisfies(known -> assertThat(known.bridge()).isEmpty())
                    .satisfies(known -> assertThat(known.channel()).isEmpty())
                    .satisfies(known -> assertThat(known.past()).isEmpty())
                    .satisfies(known -> assertThat(known.changes()).isEmpty());
            assertThat(opening(everybody).past()).hasSize(1);
            assertThat(opening(everybody).changes()).hasSize(1);
        }
    }

    private static Briefing opening(RecordingSink sink) {
        List<Delivery> openings =
                sink.accepted().stream().filter(Delivery::opens).toList();
        return openings.get(openings.size() - 1).briefing();
    }
}
