package io.github.incidentsdk.sink.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import okhttp3.Headers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("S6")
class HttpBackendTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void whateverAHeaderIsGivenItHoldsPrintableAsciiAlone() {
        assertThat(HttpBackend.encoded("café \r\nX-Evil: 1")).isEqualTo("caf%C3%A9 %0D%0AX-Evil: 1");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String text = random.ints(20, 0, 0x10000)
                    .collect(StringBuilder::new, (to, character) -> to.append((char) character), StringBuilder::append)
                    .toString();
            String value = HttpBackend.encoded(text);
            assertThat(value).as("seed %d", seed).matches("[\\x20-\\x7e]*");
            assertThat(Headers.of("X-Text", value).get("X-Text")).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,PT0S",
        "1,PT1S",
        " 90 ,PT1M30S",
        "'Sun, 01 Mar 2026 11:00:00 GMT',PT-1H",
        "'Mon, 02 Mar 2026 12:00:00 GMT',PT24H"
    })
    void aWishIsReadInSecondsOrAsADate(String header, Duration expected) {
        assertThat(RetryAfter.of(header, NOW)).isEqualTo(expected);
    }

    @Test
    void noHeaderIsNoWish() {
        assertThat(RetryAfter.of(null, NOW)).isNull();
        assertThat(RetryAfter.of("٣", NOW)).isNull();
    }

    /** S1: a backend that repeats what it was sent tells nobody. */
    @Test
    @Tag("S1")
    void anAnswerThatRepeatsACredentialIsTakenWithoutIt() {
        HttpTarget target = HttpTarget.of(
                new HttpBackend.Address(
                        "url", URI.create("https://example.com/hook-CANARY"), Duration.ofSeconds(1), false),
                List.of(Secret.of("xoxb-CANARY"), Secret.of("key-CANARY-2")));
        assertThat(target.withoutSecrets("no: Bearer xoxb-CANARY, /hook-CANARY, key-CANARY-2"))
                .isEqualTo("no: Bearer …, …, …");
    }

    /** S7: what stands below a URL joins its path and changes nothing else of it. */
    @ParameterizedTest
    @CsvSource({
        "https://example.com,https://example.com/v2/enqueue",
        "https://example.com/,https://example.com/v2/enqueue",
        "https://example.com/prefix,https://example.com/prefix/v2/enqueue",
        "https://example.com/prefix/?a=b,https://example.com/prefix/v2/enqueue?a=b"
    })
    @Tag("S7")
    void aPathIsBelowTheUrlAndIsNoSecret(String url, String expected) {
        HttpTarget target =
                HttpTarget.of(new HttpBackend.Address("url", URI.create(url), Duration.ofSeconds(1), false), List.of());
        assertThat(target.below("v2/enqueue")).hasToString(expected);
        assertThat(target.withoutSecrets("no enqueue here")).isEqualTo("no enqueue here");
    }

    /** In the handshake, while sending, and while waiting for the answer: none of these has a time-out of its own. */
    @ParameterizedTest
    @CsvSource({"https,30", "http,30000000", "http,30"})
    @Timeout(120)
    void aBackendThatTakesTheConnectionAndNothingElseIsGivenUpInTime(String scheme, int length) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpBackend backend = HttpBackend.at(
                        "team",
                        new HttpBackend.Address(
                                "url",
                                URI.create(scheme + "://127.0.0.1:" + silent.getLocalPort() + "/x"),
                                Duration.ofMillis(300),
                                true),
                        TimeSource.system())) {
            assertThatThrownBy(() -> backend.post(new byte[length], "application/json", Map.of()))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith("(InterruptedIOException: timeout)");
        }
    }

    @Test
    void socketsSendAtOnce() throws Exception {
        try (java.net.Socket socket = new NoDelaySockets().createSocket()) {
            assertThat(socket.getTcpNoDelay()).isTrue();
        }
    }
}
