package io.github.incidentsdk.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.Incident;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.spring.IncidentsCustomizer;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The endpoint, asked over a real server. */
@Timeout(240)
@Tag("S22")
class IncidentsEndpointTest {

    private static final String UNRESTRICTED = "management.endpoint.incidents.access=unrestricted";
    private static final String TOKEN = "t0p-s3cr3t-t0ken";

    private Served service;

    @Configuration(proxyBeanMethods = false)
    static class Desk {

        @Bean
        VirtualTime time() {
            return new VirtualTime();
        }

        @Bean
        RecordingSink pager() {
            return new RecordingSink();
        }

        @Bean
        IncidentsCustomizer calm(VirtualTime time) {
            return builder ->
                    builder.workers(time).instance("pod-1").restoreTicks(0).selfReport(false);
        }
    }

    /** With a sink for what is restricted, which repeats what it is told. */
    @Configuration(proxyBeanMethods = false)
    @Import(Desk.class)
    static class Vault {

        @Bean
        IncidentsCustomizer vault() {
            return builder -> builder.sink(
                    "vault",
                    delivery -> DeliveryOutcome.refused(
                            "status 400: " + delivery.incident().by()),
                    Accepts.builder().restricted(true).build());
        }
    }

    private void start(String... properties) {
        service = Served.start(Desk.class, properties);
    }

    @AfterEach
    void stop() {
        if (service != null) {
            service.close();
        }
    }

    private IncidentManager manager() {
        return service.bean(IncidentManager.class);
    }

    private Served.Reply post(String path, String body) throws IOException, InterruptedException {
        return service.send("POST", "/incidents/" + path, body, Map.of("X-User", "ada"));
    }

    private static IncidentSnapshot newest(Incident incident) {
        return incident.snapshot();
    }

    @Test
    void whatIsRestrictedIsCountedAndNeverShown() throws Exception {
        start(
                UNRESTRICTED,
                "incidents.types.leak.visibility=restricted",
                "incidents.types.leak.title=CANARY in {place}");
        Incident open = manager()
                .declare("leak", details -> details.by("place", "CANARY").tag("who", "CANARY"));
        manager().declare("leak", details -> details.by("place", "elsewhere")).resolve("CANARY");
        manager().declare("outage");

        String all = service.get("/incidents").body();
        assertThat(all)
                .contains("\"open_count\":2", "\"open_restricted\":1", "\"recent_restricted\":1", "outage")
                .doesNotContain("CANARY", open.key());
        assertThat(service.get("/incidents/open").body()).doesNotContain("CANARY");
        assertThat(service.get("/incidents/recent").body()).doesNotContain("CANARY");
        assertThat(service.get("/incidents/open/" + open.key()).body())
                .isEqualTo("{\"incident\":{\"key\":\"" + open.key() + "\",\"restricted\":true}}");
        assertThat(post("acknowledge/" + open.key(), "{}").body()).doesNotContain("CANARY");
        assertThat(newest(open).acknowledgedBy()).isEqualTo(Actor.person("ada"));
    }

    @Test
    void ofARuleOverWhatIsRestrictedThereAreCountsAlone() throws Exception {
        start(
                "incidents.types.leak.visibility=restricted",
                "incidents.types.leak.by=account",
                "incidents.rules.leaks.declare=leak",
                "incidents.rules.leaks.value=keys_leaked",
                "incidents.rules.leaks.levels.SEV2=> 1",
                "incidents.rules.leaks.levels.SEV1=> 1000");
        manager().metrics().gauge("keys_leaked", Map.of("account", "CANARY"), () -> 4242.0);
        manager().metrics().gauge("keys_leaked", Map.of("account", "CALM"), () -> 0.0);
        service.bean(VirtualTime.class).advance(Duration.ofMinutes(1));
        Incident leak = manager().open().get(0);

        assertThat(service.get("/incidents/rules/leaks").body())
                .startsWith("{\"rule\":\"leaks\",\"declares\":\"leak\",\"mode\":\"live\",\"state\":\"firing\",")
                .contains("\"label_sets\":2,\"open\":1,", "\"restricted\":true")
                .doesNotContain("CANARY", "CALM", "4242", leak.key(), leak.id(), "text", "answer");
        assertThat(service.get("/incidents/rules").body()).doesNotContain("CANARY", "CALM", "4242", leak.key());
    }

    @Test
    void ofADeadLetterOfWhatIsRestrictedThereIsOnlyWhen() throws Exception {
        service = Served.start(Vault.class, "incidents.types.leak.visibility=restricted");
        Incident leak = manager().declare("leak", details -> details.by("place", "CANARY"));
        service.bean(VirtualTime.class).advance(Duration.ofMinutes(1));

        assertThat(service.get("/incidents/sinks/vault").body())
                .contains("\"dead_letters\":[{\"at\":\"2026-01-01T00:00:00.000Z\",\"restricted\":true}]")
                .contains("\"text\":\"dead letter: status 400, about a restricted incident")
                .doesNotContain("CANARY", leak.key());
        assertThat(service.get("/incidents").body()).contains("status 400").doesNotContain("CANARY", leak.key());
    }

    @Test
    void showsWhatIsOpenWhatEndedAndWhatHappened() throws Exception {
        start();
        manager().declare("outage", details -> details.by("zone", "b").severity(Severity.SEV1));
        manager().declare("backlog").resolve("drained");
        Served.Reply reply = service.get("/incidents?window=2h");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .contains("\"health\":{\"status\":\"up\"")
                .contains("\"from\":\"2025-12-31T22:00:00.000Z\"")
                .contains("\"declared_by_type\":{\"backlog\":1,\"outage\":1}")
                .contains("\"declared_by_severity\":{\"SEV1\":1,\"SEV3\":1}")
                .contains("\"open_count\":1")
                .contains("\"recent_count\":1")
                .contains("\"resolution_text\":\"drained\"")
                .contains("\"by\":{\"zone\":\"b\"}");
    }

    @Test
    void showsOnePartOrOneOfIt() throws Exception {
        start(
                "incidents.types.backlog.title=Too much is waiting",
                "incidents.rules.queue-depth.declare=backlog",
                "incidents.rules.queue-depth.value=queue_depth",
                "incidents.rules.queue-depth.levels.SEV2=> 100",
                "incidents.rules.queue-depth.every=1s");
        manager().metrics().gauge("queue_depth", Map.of("queue", "mail"), () -> 500);
        service.bean(VirtualTime.class).advance(Duration.ofSeconds(3));
        String key = manager().open().get(0).key();

        assertThat(service.get("/incidents/rules").body())
                .contains("\"rule\":\"queue-depth\"")
                .contains("\"state\":\"firing\"")
                .contains("\"open\":1");
        assertThat(service.get("/incidents/rules/queue-depth").body())
                .contains("\"answer\":\"Told: pager.\"")
                .contains("\"distance\":400.0")
                .contains("\"text\":\"rule queue-depth, declares backlog");
        assertThat(service.get("/incidents/sinks").body())
                .contains("\"sink\":\"pager\",\"waiting\":0,\"engaged\":1")
                .contains("\"text\":\"accepted\"");
        assertThat(service.get("/incidents/sinks/pager").body()).contains("\"dead_letters\":[]");
        assertThat(service.get("/incidents/series").body())
                .contains("{\"metric\":\"queue_depth\",\"read\":true,\"series\":1}");
        assertThat(service.get("/incidents/series/queue_depth").body())
                .contains("{\"labels\":{\"queue\":\"mail\"},\"source\":\"code\",\"value\":500.0}");
        assertThat(service.get("/incidents/open/" + key).body())
                .contains("\"title\":\"Too much is waiting\"")
                .contains("\"explain\":{");
        for (String part : new String[] {"health", "summary", "open", "recent", "sources", "silences", "readiness"}) {
            assertThat(service.get("/incidents/" + part).status()).as(part).isEqualTo(200);
        }
    }

    @Test
    void showsWhatIsMissingForEachType() throws Exception {
        start(
                "incidents.types.backlog.title=Too much is waiting",
                "incidents.types.backlog.owner=logistics",
                "incidents.types.backlog.severity.SEV2=waiting > 100");
        manager().drill("backlog");
        manager().declare("outage");
        assertThat(service.get("/incidents/readiness").body())
                .contains("\"ready\":false")
                .contains("{\"type\":\"backlog\",\"ready\":")
                .contains(
                        "{\"type\":\"outage\",\"ready\":false,\"gaps\":[{\"need\":\"severity\",\"why\":\"nothing says how bad it is")
                .contains("{\"need\":\"drill\",\"why\":\"it was not rehearsed, and should be every 90 days: drill(");
    }

    @Test
    void showsSinksThatAreSetAsideOrRefuse() throws Exception {
        start("incidents.sinks.phone.type=pagerduty", "incidents.sinks.phone.routing-key=${NOBODY_SET_THIS_KEY:}");
        service.bean(RecordingSink.class).answerAlways(DeliveryOutcome.refused("status 401"));
        manager().declare("outage");
        manager().flush(Duration.ofSeconds(30));

        assertThat(service.get("/incidents/sinks").body())
                .contains("\"sink\":\"pager\"", "\"refusing\":true", "last with dead letter: status 401")
                .contains(
                        "{\"sink\":\"phone\",\"state\":\"set-aside\",\"trouble\":\"set aside, so it is told nothing: ");
        assertThat(service.get("/incidents/sinks/phone").body())
                .contains("\"state\":\"set-aside\"", "incidents.sinks.phone.routing-key");
        assertThat(service.get("/incidents/health").body())
                .contains("\"status\":\"degraded\"", "{\"part\":\"sink\",\"name\":\"phone\"", "\"name\":\"pager\"");
    }

    @Test
    void saysWhatThereIsWhenAskedForSomethingElse() throws Exception {
        start();
        assertThat(service.get("/incidents/ruels")).satisfies(reply -> {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.body()).contains("there are health, summary, open, recent, rules");
        });
        for (String path : new String[] {"rules/none", "sinks/none", "open/none", "series/none", "health/none"}) {
            assertThat(service.get("/incidents/" + path).status()).as(path).isEqualTo(404);
        }
        Served.Reply wrong = service.get("/incidents?window=soon");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("which is no duration; use one such as 30m");
    }

    @Test
    void operationsAreRefusedUnlessTheyAreSwitchedOn() throws Exception {
        start();
        String key = manager().declare("outage").key();
        assertThat(post("acknowledge/" + key, null).status()).isEqualTo(405);
        assertThat(post("declare/outage", "{}").status()).isEqualTo(405);
        assertThat(service.send("DELETE", "/incidents/silences/move", null, Map.of())
                        .status())
                .isEqualTo(405);
        assertThat(manager().open())
                .hasSize(1)
                .allMatch(incident -> incident.snapshot().acknowledgedAt() == null);
    }

    @Test
    void whoDeclaresByHandIsOnTheRecord() throws Exception {
        start(UNRESTRICTED);
        Served.Reply reply = post(
                "declare/outage",
                "{\"severity\": \"sev2\", \"by\": \"zone=\\\"b, c\\\", cell = 4\", \"tags\": \"region=eu\","
                        + " \"metrics\": \"errors=12\", \"text\": \"the shop is down\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        IncidentSnapshot declared = newest(manager().open().get(0));
        assertThat(declared.severity()).isEqualTo(Severity.SEV2);
        assertThat(declared.by()).containsOnly(Map.entry("zone", "b, c"), Map.entry("cell", "4"));
        assertThat(declared.tags()).containsEntry("region", "eu");
        assertThat(declared.metrics()).containsEntry("errors", 12.0);
        assertThat(declared.detectedBy()).isEqualTo(DetectedBy.PERSON);
        service.bean(VirtualTime.class).runUntilIdle();
        assertThat(service.bean(RecordingSink.class).last().event().stamp().actor())
                .isEqualTo(Actor.person("ada"));
    }

    @Test
    void peopleAcknowledgeNoteAndResolve() throws Exception {
        start(UNRESTRICTED);
        Incident incident = manager().declare("outage");
        assertThat(post("acknowledge/" + incident.key(), null).body()).contains("\"acknowledged_by\":\"person:ada\"");
        assertThat(post("note/" + incident.key(), "{\"text\": \"looking\"}").status())
                .isEqualTo(200);
        assertThat(service.send("POST", "/incidents/resolve/" + incident.key(), null, Map.of())
                        .body())
                .contains("\"resolved_by\":\"person:actuator\"")
                .contains("\"resolution_text\":\"resolved by hand\"");
        assertThat(post("resolve/" + incident.key(), null)).satisfies(reply -> {
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.body()).contains("the incident is over since 2026-01-01T00:00:00Z");
        });
        assertThat(post("note/" + incident.key(), "{\"text\": \"it was the cache\"}")
                        .status())
                .isEqualTo(200);
        assertThat(post("note/" + incident.key(), "{}").body()).contains("\\\"text\\\" is missing");
        assertThat(post("acknowledge/none", null).status()).isEqualTo(404);
        assertThat(post("close/" + incident.key(), null).body()).contains("there is no operation");
    }

    @Test
    void peopleSilenceAndEndTheSilence() throws Exception {
        start(UNRESTRICTED);
        Served.Reply set = post(
                "silence/move",
                "{\"types\": \"backlog, outage\", \"below\": \"SEV1\", \"lasts\": \"2h\", \"text\": \"we move\"}");
        assertThat(set.body())
                .contains("\"until\":\"2026-01-01T02:00:00.000Z\"")
                .contains("\"who\":\"ada\"")
                .contains("\"types\":[\"backlog\",\"outage\"]");
        manager().declare("outage");
        service.bean(VirtualTime.class).advance(Duration.ofMinutes(1));
        assertThat(service.bean(RecordingSink.class).accepted()).isEmpty();
        assertThat(service.send("DELETE", "/incidents/silences/move", null, Map.of())
                        .status())
                .isEqualTo(200);
        service.bean(VirtualTime.class).advance(Duration.ofMinutes(1));
        assertThat(service.bean(RecordingSink.class).accepted()).isNotEmpty();
        assertThat(service.send("DELETE", "/incidents/silences/move", null, Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(post("silence/all", "{\"lasts\": \"2h\", \"text\": \"quiet\"}")
                        .body())
                .contains("nothing says which incidents");
        assertThat(post("silence/move", "{\"types\": \"a\", \"lasts\": \"-2h\", \"text\": \"quiet\"}")
                        .body())
                .contains("which is no duration");
        assertThat(post("silence/move", "{\"types\": \"a\", \"lasts\": \"99999d\", \"text\": \"quiet\"}"))
                .satisfies(reply -> {
                    assertThat(reply.status()).isEqualTo(400);
                    assertThat(reply.body()).contains("longer than the 90 days");
                });
        assertThat(post("silence/Move", "{\"types\": \"a\", \"lasts\": \"2h\", \"text\": \"quiet\"}")
                        .body())
                .contains("cannot name a silence");
    }

    @Test
    void aMisspelledMemberChangesNothing() throws Exception {
        start(UNRESTRICTED);
        for (String body : new String[] {
            "{\"types\": \"any\", \"beneath\": \"SEV2\", \"lasts\": \"2h\", \"text\": \"x\"}",
            "{\"tpyes\": \"any\", \"below\": \"SEV1\", \"lasts\": \"2h\", \"text\": \"x\"}"
        }) {
            assertThat(post("silence/quiet", body).status()).as(body).isEqualTo(400);
        }
        assertThat(manager().silences()).isEmpty();
        assertThat(post("silence/quiet", "{\"belwo\": \"SEV1\"}").body())
                .isEqualTo("{\"problem\":\"unknown member \\\"belwo\\\"; did you mean \\\"below\\\"? silence takes"
                        + " lasts, text, types, rules, tags, below\"}");
        assertThat(post("silence/quiet", "{\"beneath\": \"SEV1\"}").body())
                .contains("unknown member \\\"beneath\\\"; silence takes lasts");
        assertThat(post("declare/any", "{\"sevrity\": \"SEV1\"}")).satisfies(reply -> {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains("did you mean \\\"severity\\\"?");
        });
        assertThat(post("declare/any?sevrity=SEV1", "{}").status()).isEqualTo(400);
        assertThat(post("test/pager", "{\"text\": \"x\"}").body()).contains("test takes none");
        assertThat(manager().open()).isEmpty();
        assertThat(service.get("/incidents?_=1").status()).isEqualTo(200);
    }

    @Test
    void whatIsNotDefinedIsTakenWithANote() throws Exception {
        start(
                UNRESTRICTED,
                "incidents.types.outage.title=Nobody answers",
                "incidents.rules.queue-depth.declare=outage",
                "incidents.rules.queue-depth.value=queue_depth",
                "incidents.rules.queue-depth.levels.SEV2=> 100");
        for (String operation : new String[] {"declare", "drill"}) {
            assertThat(post(operation + "/outage", null).body()).as(operation).doesNotContain("\"note\"");
        }
        assertThat(post("declare/outgae", null)).satisfies(reply -> {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body())
                    .contains("\"note\":\"there is no type \\\"outgae\\\" (did you mean \\\"outage\\\"?); it is taken"
                            + " without title, owner and severity policy\"");
        });
        assertThat(post("drill/backlog", null).body()).contains("\"note\":\"there is no type \\\"backlog\\\"");
        String silence = "{\"types\": \"outage\", \"rules\": \"%s\", \"lasts\": \"2h\", \"text\": \"we move\"}";
        assertThat(post("silence/move", silence.formatted("queue-depth")).body())
                .contains("\"id\":\"move\"")
                .doesNotContain("\"note\"");
        assertThat(post("silence/move", silence.formatted("queue-dept")).body())
                .contains("\"note\":\"there is no rule \\\"queue-dept\\\" (did you mean \\\"queue-depth\\\"?) yet;"
                        + " the silence waits for it\"");
        assertThat(post("silence/move", silence.replace("outage", "late").formatted(""))
                        .body())
                .contains("\"note\":\"there is no type \\\"late\\\" yet");
    }

    @Test
    void peopleDrillAndTestASink() throws Exception {
        start(UNRESTRICTED);
        assertThat(post("drill/outage", null).body()).contains("\"drill\":true");
        assertThat(post("test/pager", null).body())
                .contains("\"accepted\":true")
                .contains("\"outcome\":\"accepted\"");
        service.bean(RecordingSink.class).answerAlways(DeliveryOutcome.refused("status 403"));
        assertThat(post("test/pager", null).body()).contains("\"outcome\":\"refused\",\"why\":\"status 403\"");
        assertThat(post("test/pgaer", null)).satisfies(reply -> {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.body()).contains("there are pager");
        });
    }

    @Test
    void configuredSecretsAreMaskedWhoeverRepeatsThem() throws Exception {
        start(
                "incidents.sinks.team.type=webhook",
                "incidents.sinks.team.url=https://user:" + TOKEN + "@hooks.example.org/services/" + TOKEN,
                "incidents.sinks.team.secret=whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0");
        RecordingSink pager = service.bean(RecordingSink.class);
        pager.answerAlways(
                DeliveryOutcome.retry("401 for /services/" + TOKEN + " and whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"));
        manager().declare("outage", details -> details.tag("url", "https://other.example.org/services/" + TOKEN));
        service.bean(VirtualTime.class).advance(Duration.ofSeconds(1));
        for (String path : new String[] {
            "",
            "/sinks",
            "/sinks/pager",
            "/open",
            "/open/" + manager().open().get(0).key()
        }) {
            assertThat(service.get("/incidents" + path).body())
                    .as(path)
                    .doesNotContain("/services/" + TOKEN)
                    .doesNotContain("whsec_");
        }
        assertThat(service.get("/incidents/sinks/pager").body()).contains("401 for ****** and ******");
    }
}
