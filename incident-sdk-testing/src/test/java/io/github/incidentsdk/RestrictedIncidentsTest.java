package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is restricted is restricted, whatever else goes wrong: all that is secret here holds the word CANARY. */
@Timeout(240)
class RestrictedIncidentsTest {

    private static final Accepts MAY =
            Accepts.builder().restricted(true).types(List.of("leak")).build();
    private static final Duration SHORTLY = Duration.ofSeconds(5);

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink everybody = new RecordingSink();
    private final RecordingSink security = new RecordingSink();

    private IncidentManagerBuilder process(IncidentConfig config) {
        return Desk.manager(time, everybody).sink("security", security, MAY).config(config);
    }

    private IncidentManagerBuilder process() {
        return process(IncidentConfig.parseYaml("""
                incidents:
                  types:
                    leak: { title: "CANARY {account}", by: [account], visibility: restricted }
                    outage: { title: The shop is slow }
                """, "incidents.yaml"));
    }

    private void settle(IncidentManager manager) {
        time.advance(Duration.ofMinutes(2));
        assertThat(manager.flush(SHORTLY)).isTrue();
    }

    /** All that everybody was told. */
    private List<String> told() {
        return everybody.attempts().stream()
                .map(delivery -> delivery.incident().title()
                        + delivery.incident().tags()
                        + delivery.incident().metrics()
                        + delivery.incident().resolutionText()
                        + delivery.incident().severity()
                        + delivery.event()
                        + delivery.coalesced()
                        + delivery.briefing().past()
                        + delivery.briefing().changes())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leak: { visibility: restricted, bridge: 'https://{account}.example.org/' }",
                "leak: { visibility: restrictd }",
                "leak: { visibility: '' }",
                "leak: { visibility: [restricted] }",
                "leak: { visibility: '${NO_SUCH_VARIABLE_AT_ALL}' }",
                "leak: { visibilty: restricted }",
                "leak: { visible: restricted }",
                "leak: { visibility:restricted }",
                "leak: { visibility: open, visibility: restricted }",
                "leak: { audience: { visibility: restricted } }",
                "leak: [ { visibility: restricted } ]",
                "leak: restricted",
                "Leak: { visibility: restricted }",
                "lea-k: { visibility: open }, leak: { visibility: restricted }"
            })
    void aTypeThatIsSetAsideForASlipStaysRestricted(String type) {
        IncidentConfig config = IncidentConfig.parseYaml("incidents: { types: { " + type + " } }", "incidents.yaml");
        assertThat(config.problems()).anyMatch(problem -> problem.isError());
        try (LogLines log = LogLines.alone();
                IncidentManager manager = process(config).build()) {
            manager.declare("leak", details -> details.by("account", "CANARY"));
            settle(manager);

            assertThat(everybody.attempts()).isEmpty();
            assertThat(security.kinds()).containsExactly("declared");
            assertThat(log.warnings())
                    .anyMatch(line -> line.contains("is set aside, but leak stays restricted"))
                    .noneMatch(line -> line.contains("is not defined"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leak: { visibility: open, bridge: 'https://{account}.example.org/' }",
                "leak: { title: 'Restricted area entered', owner: [a] }",
                "leak: nothing of the sort"
            })
    void aTypeThatIsSetAsideAndSaysNothingOfThatIsToldToAll(String type) {
        IncidentConfig config = IncidentConfig.parseYaml("incidents: { types: { " + type + " } }", "incidents.yaml");
        assertThat(config.problems()).anyMatch(problem -> problem.isError());
        try (IncidentManager manager = process(config).build()) {
            manager.declare("leak");
            settle(manager);
            assertThat(everybody.kinds()).containsExactly("declared");
        }
    }

    @Test
    void aRuleOverATypeThatIsSetAsideIsSetAsideWithIt() {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  types: { leak: { visibility: restricted, titel: slip } }
                  rules: { leaks: { declare: leak, value: leaked, levels: { SEV2: "> 1" } } }
                """, "incidents.yaml");
        assertThat(config.rules()).isEmpty();
        assertThat(config.problems())
                .anyMatch(problem -> problem.message().contains("is a type that was set aside, so this rule is too"));
    }

    @Test
    void codeCannotOpenWhatTheConfigurationRestricts() {
        try (IncidentManager manager = process()
                .type(IncidentType.named("leak").title("CANARY").build())
                .build()) {
            manager.declare("leak");
            settle(manager);
            assertThat(everybody.attempts()).isEmpty();
            assertThat(security.kinds()).containsExactly("declared");
        }
    }

    @Test
    void whatWasDeclaredBeforeTheInstallIsRestrictedOnceTheTypeIsKnown() {
        try (LogLines log = LogLines.alone()) {
            Desk.forgetFacade();
            Incidents.declare("leak", details -> details.by("account", "CANARY"));
            try (IncidentManager manager = process().build();
                    Incidents.Installation installed = Incidents.install(manager)) {
                settle(manager);
                assertThat(everybody.attempts()).isEmpty();
                assertThat(security.kinds()).contains("declared");
                assertThat(installed).isNotNull();
            }
            assertThat(log.warnings()).isNotEmpty();
        }
    }

    @Test
    void theStormsSummaryNamesAndCountsNothingThatIsRestricted() {
        Map<String, Double> seen = new HashMap<>();
        try (IncidentManager manager = process()
                .stormGuard(4)
                .rule(rule("leaks", "leak", "account", "leaked")
                        .level(SEV2, "> 1")
                        .build())
                .rule(rule("slow", "outage", "zone", "slow").level(SEV3, "> 1").build())
                .build()) {
            for (int i = 0; i < 9; i++) {
                String name = "CANARY" + i;
                seen.put(name, 5.0);
                manager.metrics().gauge("leaked", Map.of("account", name), () -> seen.get(name));
            }
            time.advance(Duration.ofSeconds(20));
            assertThat(manager.open()).hasSize(9);
            assertThat(security.accepted()).hasSize(4);
            assertThat(told()).isEmpty();

            for (int i = 0; i < 7; i++) {
                String zone = "zone" + i;
                seen.put(zone, 5.0);
                manager.metrics().gauge("slow", Map.of("zone", zone), () -> seen.get(zone));
            }
            time.advance(Duration.ofSeconds(20));
            assertThat(told()).anyMatch(text -> text.contains("{types=outage 7}{held=7.0}"));
            time.advance(Duration.ofMinutes(10));
            assertThat(security.accepted("leak")).hasSize(9);
            assertThat(told()).noneMatch(text -> text.contains("leak") || text.contains("CANARY"));
            assertThat(everybody.accepted("incident-storm"))
                    .extracting(delivery -> delivery.incident().severity())
                    .containsOnly(SEV3);
        }
    }

    private static IncidentRuleBuilder rule(String id, String declares, String by, String metric) {
        return IncidentRule.named(id).declares(declares).by(by).value(metric);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatABackendAnswersAboutItGoesToNoOtherSinkNorIntoLogOrHealth(boolean refuses) {
        DeliveryOutcome answer = refuses
                ? DeliveryOutcome.refused("status 400: no such person CANARY")
                : DeliveryOutcome.retry("status 503: cannot take CANARY");
        security.answerAlways(answer);
        try (LogLines log = LogLines.alone();
                IncidentManager manager =
                        process().selfReport(true).fallback("security", "pager").build()) {
            manager.declare("leak", details -> details.by("account", "CANARY"));
            time.advance(Duration.ofMinutes(7));
            manager.declare("outage");
            time.advance(Duration.ofMinutes(20));

            assertThat(told()).hasSizeGreaterThan(1).noneMatch(text -> text.contains("CANARY"));
            assertThat(manager.health().troubles().toString())
                    .contains(refuses ? "status 400" : "status 503")
                    .doesNotContain("CANARY");
            assertThat(log.messages(Level.TRACE))
                    .anyMatch(line -> line.contains(refuses ? "status 400" : "status 503"))
                    .noneMatch(line -> line.contains("CANARY"));
            assertThat(manager.sinks())
                    .noneMatch(sink -> String.valueOf(sink.lastAnswer()).contains("CANARY"));
            Incident leak = manager.open().stream()
                    .filter(incident -> incident.snapshot().restricted())
                    .findFirst()
                    .orElseThrow();
            if (refuses) {
                assertThat(manager.deadLetters("security"))
                        .anyMatch(letter ->
                                letter.restricted() && letter.why().equals("status 400: no such person CANARY"));
            } else {
                assertThat(leak.explain().text()).contains("cannot take CANARY");
            }
        }
    }

    @Test
    void anExceptionsMessageAboutItIsNotRepeatedEither() {
        security.throwAlways(new IllegalStateException("cannot render CANARY"));
        try (LogLines log = LogLines.alone();
                IncidentManager manager = process().build()) {
            manager.declare("leak");
            time.advance(Duration.ofMinutes(20));
            assertThat(log.messages(Level.TRACE)).isNotEmpty().noneMatch(line -> line.contains("CANARY"));
        }
    }

    @Test
    void whatIsToldOfItIsWrittenToNoOtherIncident() {
        try (IncidentManager manager = process().build()) {
            Incident outage = manager.declare("outage");
            Incident leak = manager.declare("leak", details -> details.by("account", "CANARY"));
            leak.changeNearby("deploy", "CANARY fix");
            leak.as("erin").note("CANARY").waiting("CANARY");
            leak.update(Audience.CUSTOMERS, "CANARY");
            settle(manager);
            manager.silence(
                    new Silence("quiet", Matching.type("leak"), time.wall().plusSeconds(600), "anna", "CANARY why"));
            manager.drill("leak");
            settle(manager);
            leak.resolve("CANARY");
            settle(manager);
            Incident later = manager.declare("outage", details -> details.by("zone", "b"));
            settle(manager);

            assertThat(told()).isNotEmpty().noneMatch(text -> text.contains("CANARY"));
            assertThat(Stream.of(outage, later)
                            .map(each -> each.snapshot() + each.explain().text()))
                    .noneMatch(text -> text.contains("CANARY"));
            assertThat(security.accepted()).extracting(Delivery::opens).contains(true);
        }
    }
}
