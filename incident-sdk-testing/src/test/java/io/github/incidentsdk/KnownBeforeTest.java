package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.briefing.Briefing;
import io.github.incidentsdk.briefing.PastIncident;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the organisation knows before an incident, as it reaches whoever is told of the incident. */
@Timeout(240)
class KnownBeforeTest {

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink team = new RecordingSink();
    private final RecordingSink security = new RecordingSink();

    @TempDir
    Path directory;

    private IncidentManager process() {
        return process(team, security);
    }

    private IncidentManager process(RecordingSink team, RecordingSink security) {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  journal: { directory: "%s" }
                  severities:
                    SEV2: { meaning: some customers cannot check out, update-every: { responders: 30m } }
                  contacts:
                    finops: { name: FinOps on call, phone: "+49 30 1234567" }
                  types:
                    cost-spike:
                      title: "Cloud spend spike in {account}"
                      by: [account]
                      owner: finops
                      severity: { SEV2: usd_per_hour > 300 }
                      playbook: [Look at the spend by fleet, Freeze the crawler fleet]
                      bridge: "https://meet.example.org/{key}"
                      channel: "#inc-{account}"
                    leak: { title: "Secrets of {account} leaked", by: [account], visibility: restricted }
                """.formatted(directory.resolve("journal")), "incidents.yaml");
        assertThat(config.problems()).isEmpty();
        return Desk.manager(time, team)
                .sink("security", security, Accepts.builder().restricted(true).build())
                .config(config)
                .build();
    }

    private static Incident spike(IncidentManager manager, String account) {
        return manager.declare("cost-spike", i -> i.by("account", account).metric("usd_per_hour", 412));
    }

    private void settle(IncidentManager manager) {
        time.advance(Duration.ofMinutes(20)); // past reopening
        assertThat(manager.flush(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void theOpeningKnowsWhatTheConfigurationSays() {
        try (IncidentManager manager = process()) {
            Incident spike = spike(manager, "prod-eu");
            settle(manager);

            Briefing briefing = team.last().briefing();
            assertThat(briefing.severity().orElseThrow().meaning()).isEqualTo("some customers cannot check out");
            assertThat(briefing.contacts())
                    .singleElement()
                    .satisfies(contact -> assertThat(contact.line()).isEqualTo("FinOps on call: +49 30 1234567"));
            assertThat(briefing.bridge()).contains("https://meet.example.org/" + spike.key());
            assertThat(briefing.channel()).contains("#inc-prod-eu");
            assertThat(briefing.playbook()).extracting("done").containsExactly(false, false);
            assertThat(briefing.past()).isEmpty();
        }
    }

    @Test
    void aStepThatWasDoneIsTickedForWhoeverIsToldNext() {
        try (IncidentManager manager = process()) {
            spike(manager, "prod-eu").as("dana").step(2).waiting("the cloud provider");
            settle(manager);

            assertThat(team.kinds()).containsExactly("declared", "step-done", "waiting");
            assertThat(team.last().briefing().playbook()).extracting("done").containsExactly(false, true);
        }
    }

    @Test
    void theLastOfItsTypeAndTheChangesBeforeAreKnownAlsoAfterARestart() {
        try (IncidentManager first = process()) {
            for (String account : List.of("prod-eu", "prod-us")) {
                spike(first, account).resolve("fleet of " + account + " scaled");
                settle(first);
            }
            first.change("deploy", "crawler 1.2.3");
            settle(first);
        }
        RecordingSink after = new RecordingSink();
        try (IncidentManager second = process(after, new RecordingSink())) {
            spike(second, "prod-ap");
            settle(second);

            Briefing briefing = after.last().briefing();
            assertThat(briefing.past())
                    .extracting(PastIncident::how)
                    .containsExactly("resolved: fleet of prod-us scaled", "resolved: fleet of prod-eu scaled");
            assertThat(briefing.changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.text()).isEqualTo("crawler 1.2.3"));
        }
    }

    @Test
    void aDrillAndATestAreBriefedToo() {
        try (IncidentManager manager = process()) {
            manager.drill("cost-spike");
            settle(manager);
            assertThat(team.accepted().get(0).briefing().contacts()).hasSize(1);

            manager.change("deploy", "crawler 1.2.3");
            team.clear();
            assertThat(manager.test("pager").accepted()).isTrue();
            assertThat(team.attempts().get(0).test()).isTrue();
            assertThat(team.attempts().get(0).briefing().changes()).hasSize(1);
        }
    }

    @Test
    void onlyWhoSaysSoHearsOfWhatIsRestrictedAndTheOthersAreExplained() {
        try (IncidentManager manager = process()) {
            Incident leak = manager.declare("leak", i -> i.by("account", "prod-eu"));
            leak.note("the key was in a log").resolve("rotated");
            settle(manager);

            assertThat(team.attempts()).isEmpty();
            assertThat(security.kinds()).containsExactly("declared", "noted", "resolved");
            assertThat(security.accepted()).extracting(Delivery::opens).containsExactly(true, false, false);
            assertThat(manager.declare("leak", i -> i.by("account", "prod-us"))
                            .explain()
                            .toString())
                    .contains("it is restricted, and the sink does not say accepts: {restricted: true}");
        }
    }

    @Test
    void aFallbackDoesNotHearForWhoMayWhatItMayNotHearItself() {
        RecordingSink other = new RecordingSink();
        security.throwAlways(new IOException("down"));
        try (IncidentManager manager = Desk.manager(time, team)
                .sink("security", security, Accepts.builder().restricted(true).build())
                .sink("other", other, Accepts.builder().restricted(true).build())
                .fallback("security", "pager")
                .config(IncidentConfig.parseYaml(
                        "incidents: { types: { leak: { visibility: restricted } } }", "incidents.yaml"))
                .build()) {
            manager.declare("leak");
            time.advance(Duration.ofMinutes(30));
            manager.flush(Duration.ofSeconds(5));

            assertThat(other.kinds()).containsExactly("declared");
            assertThat(security.attempts()).isNotEmpty();
            assertThat(team.attempts()).isEmpty();
        }
    }
}
