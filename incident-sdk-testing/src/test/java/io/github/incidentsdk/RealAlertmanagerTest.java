package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.SinkConfig;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.alertmanager.AlertmanagerSinkProvider;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real Alertmanager makes of an incident, read back by its API. */
@Timeout(180)
class RealAlertmanagerTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    /** Behind the server's clock, so that an end lies in its past. */
    private final VirtualTime time = new VirtualTime(Instant.now().minus(Duration.ofHours(5)));

    private @Nullable RealAlertmanager server;
    private @Nullable IncidentManager manager;

    private RealAlertmanager alertmanager(Duration resolveTimeout) throws Exception {
        RealAlertmanager started = RealAlertmanager.start(folder, resolveTimeout);
        assumeThat(started)
                .as("%s does not name Alertmanager's program", RealAlertmanager.VARIABLE)
                .isNotNull();
        server = started;
        return started;
    }

    private IncidentManager manager(String settings) {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  service: checkout
                  on-invalid: fail
                  types: { cost-spike: { by: [account], title: "Cloud spend spike in {account}", owner: finops } }
                  sinks: { alerts: { type: alertmanager, %s } }
                """.formatted(settings), "test.yaml");
        IncidentManager started = IncidentManager.builder()
                .config(config)
                .workers(time)
                .closeWithProcess(false)
                .build();
        manager = started;
        return started;
    }

    @AfterEach
    void stop() {
        if (manager != null) {
            manager.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private void pass() {
        time.advance(Duration.ofSeconds(2));
    }

    private Incident declared(IncidentManager manager) {
        Incident incident = manager.declare(
                "cost-spike", details -> details.by("account", "prod-eu").severity(Severity.SEV2));
        pass();
        return incident;
    }

    private static JsonNode only(List<JsonNode> alerts) {
        assertThat(alerts).hasSize(1);
        return alerts.get(0);
    }

    private static Instant at(JsonNode alert, String name) {
        return OffsetDateTime.parse(alert.get(name).textValue()).toInstant();
    }

    private static String annotation(JsonNode alert, String name) {
        return alert.at("/annotations/" + name).textValue();
    }

    @Test
    void anIncidentIsOneAlertFromItsOpeningToItsEndAndWhenItComesBack() throws Exception {
        RealAlertmanager server = alertmanager(LONG);
        IncidentManager manager = manager("url: \"" + server.url() + "\", labels: { cluster: eu-1 }");

        Incident incident = declared(manager);
        JsonNode opened = only(server.alerts(incident.key()));
        assertThat(opened.at("/labels").toString())
                .isEqualTo(
                        "{\"account\":\"prod-eu\",\"alertname\":\"cost-spike\",\"cluster\":\"eu-1\",\"incident_key\":\""
                                + incident.key() + "\",\"service\":\"checkout\"}");
        assertThat(annotation(opened, "summary")).isEqualTo("Cloud spend spike in prod-eu");
        assertThat(annotation(opened, "severity")).isEqualTo("SEV2");
        assertThat(opened.at("/status/state").textValue()).isIn("active", "unprocessed");
        assertThat(at(opened, "startsAt")).isEqualTo(incident.snapshot().openedAt());

        incident.observe(more -> more.severity(Severity.SEV1));
        pass();
        JsonNode worse = only(server.alerts(incident.key()));
        assertThat(annotation(worse, "severity")).isEqualTo("SEV1");
        assertThat(worse.get("fingerprint")).isEqualTo(opened.get("fingerprint"));

        incident.as("dana").acknowledge();
        pass();
        JsonNode taken = only(server.alerts(incident.key()));
        assertThat(annotation(taken, "status")).isEqualTo("acknowledged");
        assertThat(annotation(taken, "acknowledged_by")).isEqualTo("person:dana");

        incident.resolve("fleet scaled to 20");
        pass();
        assertThat(server.alerts(incident.key())).isEmpty();

        declared(manager);
        JsonNode back = only(server.alerts(incident.key()));
        assertThat(annotation(back, "event")).isEqualTo("reopened");
        assertThat(back.get("fingerprint")).isEqualTo(opened.get("fingerprint"));
        assertThat(at(back, "startsAt")).isAfter(at(opened, "startsAt"));

        incident.resolve("really");
        pass();
        assertThat(server.alerts(incident.key())).isEmpty();
    }

    /** Nobody does anything, and the alert is sent again every minute, but not after its end. */
    @Test
    void anOpenIncidentIsSentAgainByItself() throws Exception {
        RealAlertmanager server = alertmanager(LONG);
        Incident incident = declared(manager("url: \"" + server.url() + "\""));
        JsonNode before = only(server.alerts(incident.key()));
        for (int minute = 0; minute < 3; minute++) {
            time.advance(Duration.ofSeconds(61));
            JsonNode again = only(server.alerts(incident.key()));
            assertThat(at(again, "updatedAt")).isAfter(at(before, "updatedAt"));
            assertThat(at(again, "endsAt")).isAfter(at(before, "endsAt"));
            assertThat(again.get("startsAt")).isEqualTo(before.get("startsAt"));
            before = again;
        }
        incident.resolve("over");
        pass();
        time.advance(Duration.ofMinutes(5));
        assertThat(server.alerts(incident.key())).isEmpty();
    }

    /** A replica that is down is no trouble, and a severity that comes back is no alert that stays ended. */
    @Test
    void withTheSeverityAsALabelThereIsOneAlertAtATime() throws Exception {
        RealAlertmanager server = alertmanager(LONG);
        IncidentManager manager =
                manager("url: [\"http://127.0.0.1:1\", \"" + server.url() + "\"], severity-label: true");
        Incident incident = declared(manager);
        assertThat(only(server.alerts(incident.key())).at("/labels/severity").textValue())
                .isEqualTo("error");

        incident.as("dana").severity(Severity.SEV1, "it is worse");
        pass();
        assertThat(only(server.alerts(incident.key())).at("/labels/severity").textValue())
                .isEqualTo("critical");

        incident.as("dana").severity(Severity.SEV2, "it is not");
        pass();
        assertThat(only(server.alerts(incident.key())).at("/labels/severity").textValue())
                .isEqualTo("error");

        incident.resolve("over");
        pass();
        assertThat(server.alerts(incident.key())).isEmpty();
    }

    @Test
    void aDrillSaysSo() throws Exception {
        RealAlertmanager server = alertmanager(LONG);
        Incident drill = manager("url: \"" + server.url() + "\"").drill("cost-spike");
        pass();
        JsonNode alert = only(server.alerts(drill.key()));
        assertThat(alert.at("/labels/drill").textValue()).isEqualTo("true");
        assertThat(annotation(alert, "summary")).startsWith("DRILL: ");
    }

    /** It lasts longer than the server would keep it by itself, and no longer than somebody says it again. */
    @Test
    void anAlertStaysWhileItIsSentAgainAndIsGoneWhenItIsNot() throws Exception {
        RealAlertmanager server = alertmanager(Duration.ofSeconds(10));
        RecordingSink recorded = new RecordingSink();
        Incident incident = declared(IncidentManager.builder()
                .sink("recorded", recorded)
                .workers(time)
                .closeWithProcess(false)
                .build());
        Delivery opening = recorded.accepted().get(0);
        try (IncidentSink sink = SinkConfig.of("alerts", "alertmanager", Map.of("url", server.url()))
                .create(new AlertmanagerSinkProvider(), problem -> {
                    throw new AssertionError(problem);
                })
                .orElseThrow()) {
            assertThat(sink.deliver(opening))
                    .isEqualTo(DeliveryOutcome.accepted().again(Duration.ofMinutes(1)));
            JsonNode first = only(server.alerts(incident.key()));
            JsonNode now = first;
            while (!at(now, "updatedAt").isAfter(at(first, "endsAt"))) {
                RealAlertmanager.pause();
                sink.deliver(opening);
                now = only(server.alerts(incident.key()));
                assertThat(now.get("fingerprint")).isEqualTo(first.get("fingerprint"));
                assertThat(now.get("startsAt")).isEqualTo(first.get("startsAt"));
            }
            assertThat(at(now, "endsAt")).isAfter(at(first, "endsAt"));

            while (!server.alerts(incident.key()).isEmpty()) {
                RealAlertmanager.pause();
            }
            sink.deliver(opening);
            assertThat(server.alerts(incident.key())).hasSize(1);
        }
    }
}
