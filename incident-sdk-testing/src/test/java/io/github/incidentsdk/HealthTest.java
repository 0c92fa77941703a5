package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.selfreport.Health;
import io.github.incidentsdk.selfreport.Health.Part;
import io.github.incidentsdk.selfreport.Health.Status;
import io.github.incidentsdk.selfreport.Health.Trouble;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One word on the whole manager, with the culprit and what to do where that word is not good. */
@Timeout(240)
class HealthTest {

    @TempDir
    Path directory;

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink pager = new RecordingSink();

    private static void assertDegradedBy(Health health, Part part, String name, String... words) {
        assertThat(health.status()).isEqualTo(Status.DEGRADED);
        assertThat(health.troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.part()).isEqualTo(part);
            assertThat(trouble.name()).isEqualTo(name);
            assertThat(trouble.toString()).contains(words);
        });
    }

    @Test
    void aJournalInMemoryIsNoTroubleWhereNobodyAskedForADirectory() {
        try (IncidentManager manager = Desk.manager(time, pager).build()) {
            manager.declare("outage");

            assertThat(manager.health().status()).isEqualTo(Status.UP);
            assertThat(manager.health().troubles()).isEmpty();
        }
    }

    @Test
    @Tag("F10")
    void aDirectoryThatCannotBeUsedDegradesIt() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        try (IncidentManager manager =
                Desk.manager(time, pager).journal(file.resolve("journal")).build()) {
            assertDegradedBy(manager.health(), Part.JOURNAL, "journal", file.toString(), "mend the directory");
        }
    }

    @Test
    void aSinkThatIsLeftAloneDegradesItUntilItTakesSomething() {
        pager.answerAlways(DeliveryOutcome.retry("status 503"));
        try (IncidentManager manager = Desk.manager(time, pager).build()) {
            manager.declare("outage");
            time.advance(Duration.ofMinutes(2));

            assertDegradedBy(manager.health(), Part.SINK, "pager", "sink \"pager\"", "status 503", "test(\"pager\")");

            pager.answerAlways(DeliveryOutcome.accepted());
            time.advance(Duration.ofMinutes(10));
            assertThat(manager.health().status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aSinkThatRefusesDegradesItUntilItAcceptsSomething() {
        pager.answerAlways(DeliveryOutcome.refused("status 401"));
        try (IncidentManager manager = Desk.manager(time, pager).build()) {
            manager.declare("outage");
            manager.flush(Duration.ofSeconds(5));
            time.advance(Duration.ofHours(1));

            assertDegradedBy(manager.health(), Part.SINK, "pager", "status 401", "replay(\"pager\"");

            pager.answerAlways(DeliveryOutcome.skipped("nothing to say"));
            manager.declare("drought");
            manager.flush(Duration.ofSeconds(5));
            assertThat(manager.sinks().get(0).refusing())
                    .as("nobody asked the backend")
                    .isTrue();

            pager.answerAlways(DeliveryOutcome.accepted());
            manager.declare("flood");
            manager.flush(Duration.ofSeconds(5));
            assertThat(manager.health().status()).isEqualTo(Status.UP);
        }
    }

    private IncidentManager configured(String yaml) {
        return Desk.manager(time, pager)
                .config(IncidentConfig.parseYaml(yaml, "incidents.yaml"))
                .build();
    }

    @Test
    void aSinkThatIsSetAsideDegradesItForGood() {
        String yaml = """
                incidents:
                  sinks:
                    phone: { type: pagerduty, routing-key: "${NOBODY_SET_THIS_KEY}" }
                    team: { type: webhook, ulr: https://hooks.example.org }
                    other: { type: carrier-pigeon }
                """;
        try (IncidentManager manager = configured(yaml)) {
            assertThat(manager.sinks()).hasSize(1);
            assertThat(manager.health().status()).isEqualTo(Status.DEGRADED);
            assertThat(manager.health().troubles())
                    .allSatisfy(trouble -> assertThat(trouble.part()).isEqualTo(Part.SINK))
                    .extracting(Trouble::toString)
                    .satisfiesExactlyInAnyOrder(
                            phone -> assertThat(phone)
                                    .startsWith("sink \"phone\": set aside, so it is told nothing: incidents.yaml:3")
                                    .contains("NOBODY_SET_THIS_KEY"),
                            team -> assertThat(team).contains("sink \"team\": set aside", "sinks.team.url: is missing"),
                            other -> assertThat(other).contains("sink \"other\": set aside", "pigeon"));
        }
    }

    @Test
    void aSinkWithABrokenNumberOfItsDeliveryIsThereAndDegradesIt() {
        String yaml = """
                incidents:
                  sinks:
                    team: { type: log, delivery: { retry-percent: 100 } }
                """;
        try (IncidentManager manager = configured(yaml)) {
            assertThat(manager.sinks()).extracting(LaneStatus::sink).contains("team");
            assertDegradedBy(
                    manager.health(),
                    Part.SINK,
                    "team",
                    "in part set aside: ",
                    "delivery.retry-percent: \"100\" is out of range; expected a number from 1 to 99");
        }
    }

    @Test
    void aSinkWhoseFallbackIsNoneIsToldAllTheSameAndDegradesIt() {
        String yaml = """
                incidents:
                  sinks:
                    team: { type: log, fallback: nosuch }
                """;
        try (IncidentManager manager = configured(yaml)) {
            assertThat(manager.sinks()).hasSize(2);
            assertDegradedBy(
                    manager.health(),
                    Part.SINK,
                    "team",
                    "in part set aside: ",
                    "\"nosuch\" is no sink; expected one of");
        }
    }

    @Test
    void whateverElseIsSetAsideDegradesIt() {
        String yaml = """
                incidents:
                  heartbeat: { url: "no url" }
                  limits: { open-incidents: many }
                  types: { Outage: { title: down } }
                  sources: { fleet: { type: prometheus } }
                """;
        try (IncidentManager manager = configured(yaml)) {
            assertThat(manager.health().troubles())
                    .extracting(Trouble::part, Trouble::name)
                    .containsExactlyInAnyOrder(
                            tuple(Part.HEARTBEAT, "heartbeat"),
                            tuple(Part.CONFIGURATION, "incidents.limits.open-incidents"),
                            tuple(Part.CONFIGURATION, "incidents.types.Outage"),
                            tuple(Part.SOURCE, "fleet"));
        }
    }

    @Test
    void aFileThatCannotBeReadDegradesIt() {
        try (IncidentManager manager = configured("incidents:\n\ttypes: {}\n")) {
            assertDegradedBy(manager.health(), Part.CONFIGURATION, "incidents", "set aside: incidents.yaml:2");
        }
    }

    @Test
    void aWarningDegradesNothing() {
        String yaml = """
                incidents:
                  silences:
                    past: { types: [flood], until: 2020-01-01T00:00:00Z, why: it is over, who: ada }
                """;
        try (IncidentManager manager = configured(yaml)) {
            assertThat(manager.health().troubles()).isEmpty();
        }
    }

    @Test
    void aHeartbeatThatDoesNotArriveDegradesItUntilOneDoes() throws Exception {
        AtomicInteger status = new AtomicInteger(400);
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/ping", exchange -> {
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        receiver.start();
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/ping";
        try (IncidentManager manager = configured("incidents: { heartbeat: { url: \"" + url + "\", every: 1m } }")) {
            time.advance(Duration.ofMinutes(3));
            assertDegradedBy(manager.health(), Part.HEARTBEAT, "heartbeat", "it answered 400");

            status.set(200);
            time.advance(Duration.ofMinutes(2));
            assertThat(manager.health().status()).isEqualTo(Status.UP);
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void rulesThatAreSetAsideOrSeeNothingDegradeIt() {
        String yaml = """
                incidents:
                  types: { backlog: { title: Orders are waiting } }
                  rules:
                    blind: { declare: backlog, value: queue_dept, levels: { SEV2: "> 500" } }
                    broken: { declare: backlog, value: "rate(", levels: { SEV2: "> 500" } }
                """;
        try (IncidentManager manager = Desk.manager(time, pager)
                .config(IncidentConfig.parseYaml(yaml, "incidents.yaml"))
                .build()) {
            assertDegradedBy(manager.health(), Part.RULE, "broken", "it is not run", "incidents.yaml");

            time.advance(Duration.ofMinutes(35));
            assertThat(manager.health().troubles()).extracting(Trouble::name).containsExactly("broken", "blind");
            assertThat(manager.health().troubles().get(1).why()).contains("queue_dept");
        }
    }

    @Test
    void whatIsOverIsCountedAndDegradesNothing() {
        pager.answerNext(DeliveryOutcome.refused("status 400"));
        try (IncidentManager manager = Desk.manager(time, pager)
                .sink(
                        "worst",
                        new RecordingSink(),
                        Accepts.builder().from(Severity.SEV1).build())
                .build()) {
            manager.declare("outage");
            manager.declare("");
            manager.flush(Duration.ofSeconds(5));
            manager.declare("flood");
            manager.flush(Duration.ofSeconds(5));

            assertThat(manager.health().counted())
                    .containsEntry("dead-letters.pager", 1L)
                    .doesNotContainKey("dead-letters.worst")
                    .anySatisfy((reason, times) -> assertThat(reason).startsWith("ignored."));
            assertThat(manager.health().status()).isEqualTo(Status.UP);
        }
    }
}
