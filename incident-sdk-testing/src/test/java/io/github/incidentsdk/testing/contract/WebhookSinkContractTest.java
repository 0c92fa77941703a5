package io.github.incidentsdk.testing.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.incidentsdk.config.SinkConfig;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.webhook.WebhookSinkProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebhookSinkContractTest implements RemoteSinkContract {

    private static final String PATH = "/services/T0CANARY/hook-CANARY";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    /** Takes connections, since the system does, and never answers. */
    private final ServerSocket silent = listen();

    @BeforeEach
    void takeEverything() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
    }

    @AfterEach
    void hangUp() throws IOException {
        silent.close();
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static IncidentSink to(int port) {
        List<Problem> problems = new ArrayList<>();
        Optional<IncidentSink> sink = SinkConfig.of(
                        "team", "webhook", Map.of("url", "http://127.0.0.1:" + port + PATH, "secret", SECRET))
                .create(new WebhookSinkProvider(), problems::add);
        assertThat(problems).isEmpty();
        return sink.orElseThrow();
    }

    @Override
    public IncidentSink sink() {
        return to(SERVER.getPort());
    }

    @Override
    public IncidentSink unreachable() throws IOException {
        silent.close();
        return to(silent.getLocalPort());
    }

    @Override
    public IncidentSink silent() {
        return to(silent.getLocalPort());
    }

    @Override
    public List<String> secrets() {
        return List.of("CANARY", SECRET, SECRET.substring(6));
    }
}
