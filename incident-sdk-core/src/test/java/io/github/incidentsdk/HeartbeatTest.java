package io.github.incidentsdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.HeartbeatConfig;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.LifecycleSettings;
import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.engine.RuleEngine;
import io.github.incidentsdk.rule.engine.RuleLimits;
import io.github.incidentsdk.rule.engine.Watched;
import io.github.incidentsdk.rule.remote.RemoteSources;
import io.github.incidentsdk.sink.http.HttpBackend;
import io.github.incidentsdk.time.Workers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final WireMockServer receiver = new WireMockServer(options().dynamicPort());
    private final AtomicBoolean ticking = new AtomicBoolean(true);

    @BeforeEach
    void start() {
        receiver.start();
        receiver.stubFor(post(urlEqualTo("/ping/secret")).willReturn(aResponse().withStatus(200)));
    }

    @AfterEach
    void stop() {
        receiver.stop();
    }

    private URI url() {
        return URI.create(receiver.baseUrl() + "/ping/secret");
    }

    private Heartbeat heartbeat() {
        HttpBackend.Address address = new HttpBackend.Address("url", url(), Duration.ofSeconds(60), false);
        return new Heartbeat(
                HttpBackend.at("heartbeat", address, Workers.threads().time()),
                Duration.ofMinutes(1),
                now -> ticking.get());
    }

    private void heard(int times) {
        receiver.verify(times, postRequestedFor(urlEqualTo("/ping/secret")));
    }

    @Test
    void beatsOnlyWhileTicksSucceed() {
        Heartbeat heartbeat = heartbeat();
        assertThat(heartbeat.run(5)).isEqualTo(5 + MINUTE);
        heard(1);

        ticking.set(false);
        assertThat(heartbeat.run(MINUTE)).isEqualTo(2 * MINUTE);
        heard(1);

        ticking.set(true);
        heartbeat.run(2 * MINUTE);
        heard(2);
        heartbeat.close();
    }

    @Test
    void goesOnWhenTheReceiverFails() {
        Heartbeat heartbeat = heartbeat();
        receiver.stubFor(post(urlEqualTo("/ping/secret")).willReturn(aResponse().withStatus(500)));
        heartbeat.run(0);
        receiver.stop();
        assertThat(heartbeat.run(MINUTE)).isEqualTo(2 * MINUTE);
        heartbeat.close();
    }

    @Test
    void isSentByAManagerThatIsConfiguredSo() {
        IncidentConfig config = IncidentConfig.parseYaml(
                "incidents:\n  heartbeat: { url: \"" + url() + "\", every: 10m }\n", "incidents.yaml");
        assertThat(config.problems()).isEmpty();
        assertThat(config.heartbeat()).contains(new HeartbeatConfig(url(), Duration.ofMinutes(10), false));
        assertThat(config.heartbeat().orElseThrow().toString()).doesNotContain("secret");

        try (IncidentManager manager =
                IncidentManager.builder().config(config).closeWithProcess(false).build()) {
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (receiver.getAllServeEvents().isEmpty() && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(manager.isClosed()).isFalse();
        }
        heard(1);
    }

    @Test
    void refusesToTellEverybodyOnTheWay() {
        IncidentConfig config = IncidentConfig.parseYaml(
                "incidents: { on-invalid: fail, heartbeat: { url: \"http://example.org/ping\" } }", "incidents.yaml");

        assertThatThrownBy(() -> IncidentManager.builder().config(config).build())
                .hasMessageContaining("heartbeat.url")
                .hasMessageContaining("plain http");
    }

    @Test
    void takesATickThatIsLateForNone() {
        IncidentRule rule = IncidentRule.named("deep")
                .declares("outage")
                .value("depth")
                .level(SEV2, "> 1")
                .build();
        IncidentTable table = new IncidentTable(
                LifecycleSettings.of("checkout", "pod-1"),
                List.of(),
                Workers.threads().time(),
                (event, after) -> {});
        RuleEngine engine = new RuleEngine(
                List.of(rule), Map.of(), new Watched(new MetricStore(), RemoteSources.NONE), table, RuleLimits.DEFAULT);
        assertThat(engine.isTicking(0)).as("it never ticked").isFalse();

        long due = engine.tick(0, 1_700_000_000_000L);
        assertThat(engine.isTicking(due)).isTrue();
        assertThat(engine.isTicking(due + Duration.ofSeconds(31).toNanos())).isFalse();
        engine.tick(due + MINUTE, 1_700_000_100_000L);
        assertThat(engine.isTicking(due + MINUTE)).isTrue();
    }
}
