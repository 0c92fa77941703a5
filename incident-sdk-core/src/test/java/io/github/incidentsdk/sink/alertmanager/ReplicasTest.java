package io.github.incidentsdk.sink.alertmanager;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.SinkConfig;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.SilentLog;
import io.github.incidentsdk.sink.TestDelivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** F14: a replica that is down keeps nobody from being told. */
@Tag("F14")
class ReplicasTest {

    private static final DeliveryOutcome STAYS = DeliveryOutcome.accepted().again(Duration.ofMinutes(1));
    private static final ResponseDefinitionBuilder GONE = aResponse().withFault(Fault.EMPTY_RESPONSE);

    @RegisterExtension
    final SilentLog log = new SilentLog();

    private final WireMockServer first = server();
    private final WireMockServer second = server();
    private IncidentSink sink;

    private static WireMockServer server() {
        return new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    }

    @BeforeEach
    void start() {
        first.start();
        second.start();
        sink = SinkConfig.of(
                        "alerts",
                        "alertmanager",
                        Map.of("url", List.of(first.baseUrl(), second.baseUrl()), "timeout", "60s"))
                .create(new AlertmanagerSinkProvider(), problem -> {
                    throw new AssertionError(problem);
                })
                .orElseThrow();
    }

    @AfterEach
    void stop() throws Exception {
        sink.close();
        first.stop();
        second.stop();
    }

    private DeliveryOutcome told(ResponseDefinitionBuilder one, ResponseDefinitionBuilder two) throws Exception {
        first.stubFor(any(anyUrl()).willReturn(one));
        second.stubFor(any(anyUrl()).willReturn(two));
        return sink.deliver(TestDelivery.declared());
    }

    private static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status);
    }

    @Test
    void everyReplicaIsTold() throws Exception {
        assertThat(told(status(200), status(200))).isEqualTo(STAYS);
        assertThat(first.getAllServeEvents()).hasSize(1);
        assertThat(second.getAllServeEvents()).hasSize(1);
    }

    @Test
    void oneThatTakesItIsEnough() throws Exception {
        assertThat(told(GONE, status(200))).isEqualTo(STAYS);
        assertThat(told(status(503), status(200))).isEqualTo(STAYS);
        assertThat(told(status(200), status(400))).isEqualTo(STAYS);
    }

    @Test
    @Timeout(120)
    void thoseThatTakeTheConnectionAndNothingElseLeaveTimeForTheRest() throws Exception {
        first.stubFor(any(anyUrl()).willReturn(status(200)));
        try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
                IncidentManager manager = IncidentManager.builder()
                        .service("checkout")
                        .selfReport(false)
                        .closeWithProcess(false)
                        .config(IncidentConfig.parseYaml(
                                """
                                incidents:
                                  delivery: { timeout: 3s }
                                  sinks:
                                    alerts:
                                      type: alertmanager
                                      url: ["http://127.0.0.1:%1$d", "http://localhost:%1$d", "%2$s"]
                                """.formatted(silent.getLocalPort(), first.baseUrl()), "incidents.yaml"))
                        .build()) {
            manager.declare("outage");
            assertThat(manager.flush(Duration.ofSeconds(60))).isTrue();
        }
        assertThat(first.getAllServeEvents()).isNotEmpty();
    }

    @Test
    void theOneThatDoesNotIsSaidOnceAndWhenItIsBack() throws Exception {
        told(status(200), status(503));
        told(status(200), status(503));
        told(status(200), status(200));
        assertThat(log.lines().stream().filter(line -> line.contains("alerts at localhost:" + second.port())))
                .containsExactly(
                        "WARN alerts at localhost:" + second.port()
                                + " took no alert, which other replicas did: status 503",
                        "INFO alerts at localhost:" + second.port() + " takes alerts again");
    }

    @Test
    void whileNoneTakesItItIsTriedAgainIfThatMayHelpAtOne() throws Exception {
        assertThat(told(status(400), status(503))).isEqualTo(DeliveryOutcome.retry("status 503"));
        assertThat(told(GONE, status(503))).isEqualTo(DeliveryOutcome.retry("status 503"));
        assertThatThrownBy(() -> told(status(400), GONE)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> told(GONE, GONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("localhost:" + first.port());
    }

    @Test
    void theLongestPauseThatOneAsksForIsKept() throws Exception {
        assertThat(told(status(429).withHeader("Retry-After", "5"), status(429).withHeader("Retry-After", "9")))
                .isEqualTo(DeliveryOutcome.retry("status 429", Duration.ofSeconds(9)));
        assertThat(told(status(429).withHeader("Retry-After", "9"), status(503)))
                .isEqualTo(DeliveryOutcome.retry("status 429", Duration.ofSeconds(9)));
    }

    @Test
    void whatAllRefuseIsRefused() throws Exception {
        assertThat(told(status(400), status(422))).isEqualTo(DeliveryOutcome.refused("status 400"));
    }
}
