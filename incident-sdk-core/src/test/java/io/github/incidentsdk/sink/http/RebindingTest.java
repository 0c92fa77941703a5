package io.github.incidentsdk.sink.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.incidentsdk.settings.CallPolicy;
import io.github.incidentsdk.sink.TextSettings;
import io.github.incidentsdk.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** S8: a name that is allowed, and whose address somebody moves between two calls. */
@Tag("S8")
@Timeout(240)
class RebindingTest {

    private static final String HOST = "hooks.example.test";

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final List<InetAddress> answers = new ArrayList<>();
    private int lookups;

    @BeforeEach
    void start() {
        server.start();
        // A connection of its own for each call, so that each looks the name up.
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200).withHeader("Connection", "close")));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private HttpBackend backend(String... allowedHosts) {
        TextSettings settings = new TextSettings().set("allow-http", "true");
        if (allowedHosts.length > 0) {
            settings.set("allowed-hosts", List.of(allowedHosts));
        }
        HttpBackend.Address address = new HttpBackend.Address(
                "url",
                URI.create("http://" + HOST + ":" + server.port() + "/hook"),
                Duration.ofSeconds(20),
                CallPolicy.of(settings));
        return HttpBackend.at("team", address, List.of(), TimeSource.system(), host -> {
            lookups++;
            return List.copyOf(answers);
        });
    }

    private static int post(HttpBackend backend) throws IOException {
        return backend.post(new byte[0], "text/plain", Map.of()).status();
    }

    @Test
    void everyLookUpIsCheckedAndTheFlippedAddressIsNeverCalled() throws Exception {
        try (HttpBackend backend = backend(HOST, "127.0.0.1");
                ServerSocket inside = new ServerSocket(server.port(), 1, loopback(2))) {
            answers.add(loopback(1));
            assertThat(post(backend)).isEqualTo(200);

            answers.set(0, loopback(2));
            assertThatThrownBy(() -> post(backend))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(HOST + " has the address 127.0.0.2, which is none of allowed-hosts");
            answers.set(0, loopback(1));
            answers.add(loopback(2));
            assertThatThrownBy(() -> post(backend)).hasMessageContaining("none of allowed-hosts");

            assertThat(lookups).isEqualTo(3);
            inside.setSoTimeout(1);
            assertThatThrownBy(inside::accept).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(server.getAllServeEvents()).hasSize(1);
    }

    @Test
    void whereNothingIsSaidAHostOfTheConfigurationIsCalledWhateverItsAddress() throws Exception {
        answers.add(loopback(1));
        try (HttpBackend backend = backend()) {
            assertThat(post(backend)).isEqualTo(200);
        }
    }

    @Tag("S6")
    @Test
    void aHeaderHoldsWhatItCanAndStillSends() throws Exception {
        answers.add(loopback(1));
        try (HttpBackend backend = backend()) {
            int status = backend.post(new byte[0], "text/plain", Map.of("X-Title", "café\r\nX-Evil: 1"))
                    .status();
            assertThat(status).isEqualTo(200);
        }
        var sent = server.getAllServeEvents().get(0).getRequest();
        assertThat(sent.getHeader("X-Title")).isEqualTo("caf%C3%A9%0D%0AX-Evil: 1");
        assertThat(sent.containsHeader("X-Evil")).isFalse();
    }

    private static InetAddress loopback(int last) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }
}
