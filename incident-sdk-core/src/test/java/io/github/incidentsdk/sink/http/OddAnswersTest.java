package io.github.incidentsdk.sink.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F14: whatever is odd about an answer, its status counts: what was taken is not sent again, and what was refused is not either. */
@Timeout(60)
class OddAnswersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "204 No Content|Content-Length: 2|{}",
                "205 Reset Content|Content-Length: 2|{}",
                "200 OK|Content-Encoding: gzip|no gzip at all",
                "200 OK|Content-Length: -7|{}",
            })
    void whatWasTakenIsAccepted(String status, String header, String body) throws Exception {
        assertThat(answered(status, header, body).outcome()).isEqualTo(DeliveryOutcome.accepted());
    }

    @Test
    void whatIsNoProxyMayRefuseAsOne() throws Exception {
        assertThat(answered("407 Proxy Authentication Required", "X-A: b", "no").outcome())
                .isInstanceOfSatisfying(
                        DeliveryOutcome.Refused.class,
                        refused -> assertThat(refused.why()).startsWith("status 407"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 Busy|Retry-After: später CANARY",
                "408 Slow|Retry-After: später CANARY",
                "429 Slow|Retry-After: später CANARY",
                "503 Busy|Content-Length: -7",
                "503 Busy|Content-Length: -1"
            })
    void whoIsBusyIsAskedAgainWhateverItsHeaders(String status, String header) throws Exception {
        assertThat(answered(status, header, "").outcome())
                .isEqualTo(DeliveryOutcome.retry("status " + status.substring(0, 3)));
    }

    @Test
    void anAnswerThatIsCutOffIsNone() {
        assertThatThrownBy(() -> answered("200 OK", "Content-Length: 20", "{"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no answer from");
    }

    private static HttpAnswer answered(String status, String header, String body) throws Exception {
        String answer = "HTTP/1.1 " + status + "\r\n" + header + "\r\nConnection: close\r\n\r\n" + body;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpBackend backend = HttpBackend.at(
                        "team",
                        new HttpBackend.Address(
                                "url",
                                URI.create("http://127.0.0.1:" + server.getLocalPort() + "/x"),
                                Duration.ofSeconds(30),
                                true),
                        TimeSource.system())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(server, answer));
            try {
                return backend.post("{}".getBytes(StandardCharsets.UTF_8), "application/json", Map.of());
            } finally {
                served.join();
            }
        }
    }

    private static void serve(ServerSocket server, String answer) {
        try (Socket caller = server.accept()) {
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n{}")) {
                head.append((char) caller.getInputStream().read());
            }
            caller.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
