package io.github.incidentsdk.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.briefing.Contact;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.DeliveryConfig;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.model.PlaybookStep;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EnvironmentConfigTest {

    private static final String BACKLOG = """
            incidents:
              types: { backlog: { by: [queue, zone], owner: orders } }
              rules:
                queue-depth:
                  declare: backlog
                  value: queue_depth
                  levels: { SEV1: "> 1000", SEV2: "> 100" }
            """;

    private static IncidentRule rule(IncidentConfig config) {
        assertThat(config.problems()).isEmpty();
        assertThat(config.rules()).hasSize(1);
        return config.rules().values().iterator().next();
    }

    @Test
    void misspelledKeysAreReportedWithFileAndLine() throws IOException {
        assertThat(Properties.yaml("""
                                incidents:
                                  servise: checkout
                                  types:
                                    backlog: { titel: Too much is waiting }
                                """).problems())
                .containsExactly(
                        "application.yml:2:12 incidents.servise: is an unknown key; did you mean service?",
                        "application.yml:4:23 incidents.types.backlog.titel: is an unknown key; did you mean title?");
    }

    @Test
    void aSinkRunsWithTheDefaultOfANumberThatIsBroken() throws IOException {
        IncidentConfig config = Properties.yaml("incidents: { sinks: { team: { type: log } } }")
                .variable("INCIDENTS_SINKS_TEAM_DELIVERY_RETRY_PERCENT", "100")
                .argument("incidents.sinks.team.delivery.breaker.pause", "-30s")
                .argument("incidents.sinks.team.delivery.give-up", "${NOBODY_SET_THIS}")
                .argument("incidents.sinks.team.delivery.timeout", "7s")
                .read();

        assertThat(config.sinks()).containsOnlyKeys("team");
        DeliveryConfig team = config.sinks().get("team").delivery();
        assertThat(team.pace()).isEqualTo(DeliveryConfig.defaults().pace());
        assertThat(team.attempts().giveUp()).hasHours(24);
        assertThat(team.attempts().timeout()).hasSeconds(7);
        assertThat(config.problems())
                .extracting(problem -> problem.place().path())
                .containsExactlyInAnyOrder(
                        "incidents.sinks.team.delivery.retry-percent",
                        "incidents.sinks.team.delivery.breaker.pause",
                        "incidents.sinks.team.delivery.give-up");
    }

    @Test
    void idsWithDotsAreReportedInPlaceOfBeingLost() throws IOException {
        assertThat(Properties.yaml(BACKLOG)
                        .argument("incidents.rules.http.server.requests.metric", "errors")
                        .argument("incidents.rules.http.server.requests.declare", "backlog")
                        .problems())
                .containsExactly(
                        "property source commandLineArgs incidents.rules.http.server.requests: has dots in its name; write"
                                + " http-server-requests");
        assertThat(Properties.yaml("incidents: { sinks: { team.chat: { type: log } } }")
                        .problems())
                .containsExactly(
                        "application.yml:1:42 incidents.sinks.team.chat: has dots in its name; write team-chat");
        assertThat(Properties.yaml("incidents: { types: { \"[team.chat]\": { owner: me } } }")
                        .problems())
                .hasSize(1)
                .first()
                .asString()
                .contains("is no name")
                .endsWith("such as team-chat");
    }

    @Test
    void idsThatSpringTakesForOneAreReported() throws IOException {
        String twice = BACKLOG.replace("types: {", "types: { back-log: { owner: me },");
        assertThat(Properties.yaml(twice).problems())
                .containsExactly(
                        "application.yml:2:31 incidents.types.back-log: differs from backlog in dashes or case alone, which"
                                + " Spring takes for one; leave one of the two out",
                        "application.yml:2:53 incidents.types.backlog: differs from back-log in dashes or case alone, which"
                                + " Spring takes for one; leave one of the two out",
                        "application.yml:5:16 incidents.rules.queue-depth.declare: \"backlog\" is a type that was set aside,"
                                + " so this rule is too");
    }

    @Test
    void charactersThatSpringDropsAreReported() throws IOException {
        assertThat(Properties.yaml("incidents: { types: { cost/spike: { owner: me } } }")
                        .problems())
                .anySatisfy(problem -> assertThat(problem)
                        .endsWith("loses its \"/\" in Spring; write [cost/spike], in YAML between quotes"));
    }

    @Test
    void charactersBetweenBracketsStay() throws IOException {
        IncidentConfig config = Properties.yaml(
                        BACKLOG.replace("declare: backlog", "declare: backlog\n      tags: { \"[größe/m]\": big }"))
                .read();
        assertThat(rule(config).tags()).containsEntry("größe/m", "big");
        assertThat(Properties.yaml(BACKLOG.replace("declare: backlog", "declare: backlog\n      tags: { größe: big }"))
                        .problems())
                .singleElement()
                .asString()
                .endsWith("loses its \"ö\" in Spring; write [größe], in YAML between quotes");
    }

    @Test
    void variablesSetWhatAFileSaysInEitherSpelling() throws IOException {
        assertThat(rule(Properties.yaml(BACKLOG)
                                .variable("INCIDENTS_RULES_QUEUEDEPTH_FOR", "7m")
                                .read())
                        .holdsFor())
                .isEqualTo(Duration.ofMinutes(7));
        assertThat(rule(Properties.yaml(BACKLOG)
                                .variable("INCIDENTS_RULES_QUEUE_DEPTH_BLIND_AFTER", "7m")
                                .variable("INCIDENTS_RULES_QUEUE_DEPTH_LEVELS_SEV1", "> 7777")
                                .read())
                        .levels()
                        .toString())
                .contains("> 7777");
        assertThat(Properties.yaml(BACKLOG)
                        .variable("INCIDENTS_ON_INVALID", "fail")
                        .variable("INCIDENTS_SERVICE", "checkout")
                        .read()
                        .service())
                .contains("checkout");
    }

    @Test
    void aListIsTakenWholeFromTheFirstSourceThatHasIt() throws IOException {
        IncidentConfig config = Properties.yaml(BACKLOG)
                .variable("INCIDENTS_TYPES_BACKLOG_BY_0", "tenant")
                .read();
        assertThat(config.problems()).isEmpty();
        assertThat(config.types().values().iterator().next().by()).containsExactly("tenant");
    }

    @Test
    void variablesThatNameNoSettingAreLeftOutWithAWarning() throws IOException {
        IncidentConfig config = Properties.yaml(BACKLOG.replace("incidents:\n", "incidents:\n  on-invalid: fail\n"))
                .variable("INCIDENTS_RETENTION_DAYS", "7")
                .variable("INCIDENTS_PORT", "tcp://10.0.0.1:80")
                .variable("INCIDENTS_SERVICE_HOST", "10.0.0.1")
                .variable("INCIDENTS_SERVICE_PORT_HTTP", "80")
                .read();
        assertThat(config.problems()).extracting(Problem::isError).containsExactly(false);
        assertThat(config.problems().get(0))
                .hasToString(
                        "environment variable INCIDENTS_RETENTION_DAYS: names no setting that is known, and is left"
                                + " out; see how variables are written in docs/spring.md");
        assertThat(config.service()).isEmpty();
    }

    @Test
    void placeholdersAreResolvedAndOnesThatNothingSetsReported() throws IOException {
        String yaml = "incidents: { service: \"${TEAM}-checkout\", instance: \"${POD:none}\" }";
        IncidentConfig config = Properties.yaml(yaml).variable("TEAM", "orders").read();
        assertThat(config.service()).contains("orders-checkout");
        assertThat(config.instance()).contains("none");
        assertThat(Properties.yaml(yaml).problems())
                .containsExactly(
                        "application.yml:1:23 incidents.service: nothing sets TEAM; set that property or variable,"
                                + " or write ${TEAM:otherwise}");
    }

    @Test
    void whatAPlaceholderStandsForIsNotShown() throws IOException {
        assertThat(Properties.yaml("incidents: { reopen-within: \"${LONG}\" }")
                        .variable("LONG", "hunter2")
                        .problems())
                .containsExactly(
                        "application.yml:1:29 incidents.reopen-within: \"${LONG}\" is not a duration; expected one such as 500ms,"
                                + " 30s, 5m, 1h30m or 1d");
    }

    @Test
    void tagsKeepTheirDots() throws IOException {
        IncidentConfig config = Properties.yaml(BACKLOG)
                .argument("incidents.rules.queue-depth.tags[http.method]", "GET")
                .read();
        assertThat(rule(config).tags()).containsEntry("http.method", "GET");
    }

    @Test
    void nothingAtAllIsTheDefaults() throws IOException {
        assertThat(Properties.yaml("server: { port: 1 }").read().problems()).isEmpty();
    }

    @Test
    void aTextWithSettingsBelowItIsReported() throws IOException {
        assertThat(Properties.yaml(BACKLOG.replace("{ SEV1: \"> 1000\",", "{ SEV1: { when: \"> 1000\" },"))
                        .argument("incidents.rules.queue-depth.levels.SEV1", "> 7")
                        .problems())
                .containsExactly(
                        "property source commandLineArgs incidents.rules.queue-depth.levels.SEV1: has a text of its"
                                + " own and settings below it; expected one of the two");
    }

    @Test
    void aTypeWithoutSettingsIsAType() throws IOException {
        for (String slow : new String[] {"slow: {}", "slow:", "slow: null", "\"[slow]\": {}"}) {
            IncidentConfig config = Properties.yaml(BACKLOG.replace("types: {", "types: { " + slow + ",")
                            .replace(": backlog\n", ": slow\n"))
                    .read();
            assertThat(rule(config).declares()).as(slow).isEqualTo("slow");
            assertThat(config.types()).as(slow).containsOnlyKeys("slow", "backlog");
        }
    }

    @Test
    void emptySectionsThatAreMisspelledAreReported() throws IOException {
        assertThat(Properties.yaml(
                                "incidents: { typs: {}, rulez: { a: {} }, sinks: { team: { type: log, accept: {} } } }")
                        .problems())
                .anySatisfy(problem -> assertThat(problem)
                        .isEqualTo("application.yml incidents.typs: is an unknown key; did you mean types?"))
                .anySatisfy(problem -> assertThat(problem)
                        .isEqualTo("application.yml incidents.rulez: is an unknown key; did you mean rules?"))
                .hasSize(2);
    }

    @Test
    void anEmptyMapGivesWayToWhatAnotherSourceSaysThere() throws IOException {
        IncidentConfig config = Properties.yaml(BACKLOG.replace("types: {", "types: { slow: {},"))
                .argument("incidents.types.slow.owner", "checkout")
                .read();
        assertThat(config.problems()).isEmpty();
        assertThat(config.types()).containsKeys("slow", "backlog");
    }

    @Test
    void emptyMapsOfADocumentThatDoesNotHoldAreNotRead() throws IOException {
        String two =
                "incidents: { service: checkout, types: { slow: {} } }\n---\nincidents: { instance: a, types: { late: {} } }\n";
        assertThat(Properties.yaml(two).read().types()).containsOnlyKeys("slow", "late");
        assertThat(Properties.yaml(two).documents(1).read().types()).containsOnlyKeys("slow");
    }

    @Test
    void whatIsKnownBeforeIsReadFromYamlAndOverruledByVariables() throws IOException {
        IncidentConfig config = Properties.yaml("""
                        incidents:
                          severities: { SEV1: { meaning: customers notice, update-every: { responders: 15m } } }
                          contacts:
                            finops:
                              - { name: FinOps on call, phone: "+49 30 1234567" }
                              - { name: Ada, chat: "#finops" }
                          types:
                            cost-spike:
                              owner: finops
                              playbook:
                                - Look at the spend
                                - { text: Freeze the fleet, who: on-call }
                        """)
                .variable("INCIDENTS_SEVERITIES_SEV1_EXPECTS", "everybody")
                .variable("INCIDENTS_TYPES_COSTSPIKE_VISIBILITY", "restricted")
                .variable("INCIDENTS_TYPES_COSTSPIKE_REVIEWFROM", "SEV3")
                .read();
        assertThat(config.problems()).isEmpty();
        assertThat(config.severities().get(Severity.SEV1).meaning()).isEqualTo("customers notice");
        assertThat(config.severities().get(Severity.SEV1).expects()).isEqualTo("everybody");
        assertThat(config.contacts().get("finops")).extracting(Contact::name).containsExactly("FinOps on call", "Ada");
        assertThat(config.types().get("cost-spike").restricted()).isTrue();
        assertThat(config.types().get("cost-spike").preparation().reviewFrom()).isEqualTo(Severity.SEV3);
        assertThat(config.types().get("cost-spike").preparation().playbook())
                .containsExactly(
                        PlaybookStep.of("Look at the spend"),
                        PlaybookStep.of("Freeze the fleet").by("on-call"));
    }

    @Test
    void whetherTheSdkIsOnIsTrueOrFalse() throws IOException {
        assertThat(Properties.yaml("incidents: { enabled: nope }").problems())
                .containsExactly("application.yml:1:23 incidents.enabled: \"nope\" is neither true nor false");
        assertThat(Properties.yaml("incidents: { enabled: true }").problems()).isEmpty();
        assertThat(Properties.yaml("incidents: { enabled: \"${ON:true}\" }").problems())
                .isEmpty();
    }
}
