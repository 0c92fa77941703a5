package io.github.incidentsdk.sink.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.standardwebhooks.Webhook;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Status;
import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.TestDelivery;
import io.github.incidentsdk.sink.TestDigest;
import io.github.incidentsdk.sink.TextSettings;
import io.github.incidentsdk.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class WebhookSinkTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PATH = "/services/T0CANARY/hook-CANARY";

    private static WireMockServer server;

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private long wallMillis = 1_772_366_400_000L;
    private IncidentSink sink;
    private Level usual;

    private final TimeSource time = new TimeSource() {
        @Override
        public long wallMillis() {
            return wallMillis;
        }

        @Override
        public long nanos() {
            return 0;
        }
    };

    @BeforeAll
    static void startServer() {
        server = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.stop();
    }

    @BeforeEach
    void listenToTheLog() {
        server.resetAll();
        logged.start();
        usual = root().getLevel();
        root().setLevel(Level.DEBUG);
        root().addAppender(logged);
    }

    @AfterEach
    void closeSink() throws Exception {
        if (sink != null) {
            sink.close();
        }
        root().detachAppender(logged);
        root().setLevel(usual);
        List<String> ours = logged.list.stream()
                .filter(event -> !event.getLoggerName().startsWith("org.eclipse.jetty")
                        && !event.getLoggerName().startsWith("wiremock"))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
        assertThat(String.join("\n", ours)).doesNotContain("CANARY");
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private TextSettings settings() {
        return new TextSettings().set("url", server.baseUrl() + PATH + "?token=CANARY-TOKEN");
    }

    private DeliveryOutcome deliver(TextSettings settings) throws Exception {
        sink = new WebhookSinkProvider(time).create("team", settings);
        return sink.deliver(TestDelivery.declared());
    }

    private static void answers(ResponseDefinitionBuilder response) {
        server.stubFor(any(anyUrl()).willReturn(response));
    }

    private static LoggedRequest received() {
        List<LoggedRequest> all = server.getAllServeEvents().stream()
                .map(event -> LoggedRequest.createFrom(event.getRequest()))
                .toList();
        assertThat(all).isNotEmpty();
        return all.get(0);
    }

    @Test
    void postsACloudEventWithEventAndIncident() throws Exception {
        answers(aResponse().withStatus(204));
        assertThat(deliver(settings())).isEqualTo(DeliveryOutcome.accepted());
        LoggedRequest request = received();
        assertThat(request.getMethod().getName()).isEqualTo("POST");
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/cloudevents+json; charset=UTF-8");
        assertThat(request.getBodyAsString())
                .startsWith(
                        "{\"specversion\":\"1.0\",\"id\":\"abcdefghij-1x-7f-3\",\"source\":\"/incident-sdk/check%20out\","
                                + "\"type\":\"io.github.incidentsdk.incident.declared\",\"subject\":\"v1-abcdefghijklmnopqrstuvwxyz\","
                                + "\"time\":\"2026-03-01T12:00:00.000Z\",\"datacontenttype\":\"application/json\","
                                + "\"data\":{\"opens\":true,\"event\":{\"key\":")
                .contains("\"kind\":\"declared\"")
                .contains("\"incident\":{\"key\":\"v1-abcdefghijklmnopqrstuvwxyz\"")
                .contains("\"by\":{\"account\":\"prod-eu\"}");
    }

    @Test
    void aResolveSaysSo() throws Exception {
        answers(aResponse().withStatus(200));
        sink = new WebhookSinkProvider(time).create("team", settings());
        sink.deliver(TestDelivery.of(
                TestDelivery.costSpike().status(Status.RESOLVED).resolution(Resolution.RECOVERED),
                stamp -> new IncidentEvent.Resolved(stamp, Resolution.RECOVERED, "below the limit")));
        assertThat(received().getBodyAsString())
                .contains(
                        "\"type\":\"io.github.incidentsdk.incident.resolved\"",
                        "\"opens\":false",
                        "\"status\":\"resolved\"");
    }

    @Test
    void aDrillIsMarked() throws Exception {
        answers(aResponse().withStatus(200));
        sink = new WebhookSinkProvider(time).create("team", settings());
        sink.deliver(TestDelivery.of(TestDelivery.costSpike().drill(true), IncidentEvent.Declared::new));
        assertThat(received().getBodyAsString()).contains("\"drill\":true");
    }

    @Test
    void theSignatureConvincesTheReferenceLibrary() throws Exception {
        answers(aResponse().withStatus(200));
        wallMillis = System.currentTimeMillis(); // the library asks the machine's clock
        deliver(settings().set("secret", SECRET));
        LoggedRequest request = received();
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            headers.put(name, List.of(request.getHeader(name)));
        }
        new Webhook(SECRET).verify(request.getBodyAsString(), HttpHeaders.of(headers, (name, value) -> true));
        assertThat(request.getHeader("webhook-id")).isEqualTo("abcdefghij-1x-7f-3");
    }

    @Test
    void everyAttemptHasItsOwnTimestampAndTheSameId() throws Exception {
        answers(aResponse().withStatus(503));
        deliver(settings().set("secret", SECRET));
        String first = received().getHeader("webhook-timestamp");
        wallMillis += 90_000;
        server.resetRequests();
        sink.deliver(TestDelivery.declared());
        assertThat(Long.parseLong(received().getHeader("webhook-timestamp"))).isEqualTo(Long.parseLong(first) + 90);
        assertThat(received().getHeader("webhook-id")).isEqualTo("abcdefghij-1x-7f-3");
    }

    @Test
    void withoutASecretNothingIsSigned() throws Exception {
        answers(aResponse().withStatus(200));
        deliver(settings().set("headers", Map.of("Authorization", "Bearer CANARY")));
        assertThat(received().containsHeader("webhook-signature")).isFalse();
        assertThat(received().getHeader("Authorization")).isEqualTo("Bearer CANARY");
    }

    @Test
    void aWishForAPauseInSecondsIsHandedOn() throws Exception {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "125"));
        assertThat(deliver(settings())).isEqualTo(DeliveryOutcome.retry("status 429", Duration.ofSeconds(125)));
    }

    @Test
    void aWishForAPauseAsADateIsHandedOn() throws Exception {
        answers(aResponse().withStatus(503).withHeader("Retry-After", "Sun, 01 Mar 2026 12:10:00 GMT"));
        assertThat(deliver(settings())).isEqualTo(DeliveryOutcome.retry("status 503", Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "-5", "1e9", "Sun, 99 Mar 2026 12:10:00 GMT"})
    void aWishThatCannotBeReadIsNone(String wish) throws Exception {
        answers(aResponse().withStatus(500).withHeader("Retry-After", wish));
        assertThat(deliver(settings())).isEqualTo(DeliveryOutcome.retry("status 500"));
    }

    @Test
    void anAbsurdWishIsLong() throws Exception {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "9".repeat(40)));
        assertThat(deliver(settings())).isEqualTo(DeliveryOutcome.retry("status 429", Duration.ofSeconds(999_999_999)));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
    void aPassingTroubleIsRetried(int status) throws Exception {
        answers(aResponse().withStatus(status));
        assertThat(deliver(settings())).isEqualTo(DeliveryOutcome.retry("status " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 413, 415, 422})
    void aLastingTroubleIsRefusedWithTheAnswerButWithoutTheSecretPath(int status) throws Exception {
        answers(aResponse().withStatus(status).withBody("Cannot POST " + PATH + "?token=CANARY-TOKEN"));
        assertThat(deliver(settings())).isEqualTo(DeliveryOutcome.refused("status " + status + ": Cannot POST …?…"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectIsNotFollowed(int status) throws Exception {
        answers(aResponse().withStatus(status).withHeader("Location", server.baseUrl() + "/elsewhere"));
        assertThat(deliver(settings())).isEqualTo(DeliveryOutcome.refused("status " + status));
        assertThat(server.getAllServeEvents()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void halfAnAnswerIsNoAnswer(Fault fault) {
        answers(aResponse().withFault(fault));
        assertThatThrownBy(() -> deliver(settings()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("team: no answer from localhost:" + server.port())
                .hasMessageNotContaining("CANARY")
                .hasNoCause();
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsNoAnswer() {
        answers(aResponse().withStatus(200).withFixedDelay(20_000));
        assertThatThrownBy(() -> deliver(settings().set("timeout", "PT0.3S")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("team: no answer from localhost:");
    }

    @Test
    void ofAHugeAnswerOnlyTheBeginningIsRead() throws Exception {
        answers(aResponse().withStatus(400).withBody("x".repeat(3_000_000)));
        assertThat(deliver(settings())).isEqualTo(DeliveryOutcome.refused("status 400: " + "x".repeat(200) + "…"));
    }

    @Test
    void aHostThatDoesNotExistIsNoAnswer() {
        assertThatThrownBy(() -> deliver(new TextSettings().set("url", "https://nobody.invalid/CANARY-PATH")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("team: no answer from nobody.invalid (")
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void aClosedSinkCallsNobody() throws Exception {
        answers(aResponse().withStatus(200));
        deliver(settings());
        sink.close();
        assertThatThrownBy(() -> sink.deliver(TestDelivery.declared())).isInstanceOf(IOException.class);
    }

    @Test
    void closingEndsACallThatIsUnderWay() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            sink = new WebhookSinkProvider(time)
                    .create(
                            "team",
                            new TextSettings()
                                    .set("url", "http://127.0.0.1:" + silent.getLocalPort() + "/x")
                                    .set("timeout", "PT10M"));
            CompletableFuture<DeliveryOutcome> call = CompletableFuture.supplyAsync(() -> {
                try {
                    return sink.deliver(TestDelivery.declared());
                } catch (Exception failed) {
                    throw new CompletionException(failed);
                }
            });
            try (Socket caller = silent.accept()) {
                assertThat(caller.getInputStream().read()).isEqualTo('P');
                sink.close();
                assertThatThrownBy(() -> call.get(60, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void nothingThatIsPrintedHoldsTheUrl() {
        sink = new WebhookSinkProvider(time).create("team", settings().set("secret", SECRET));
        assertThat(sink).hasToString("webhook team at localhost:" + server.port());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/CANARY",
                "http://127.0.0.1.example.com/CANARY",
                "ftp://hooks.example.com/CANARY",
                "https://user:CANARY@hooks.example.com/",
                "mailto:CANARY@example.com"
            })
    void anUnsafeUrlIsRefusedWithoutShowingIt(String url) {
        assertThatThrownBy(() -> deliver(new TextSettings().set("url", url)))
                .isInstanceOfSatisfying(InvalidSettingException.class, wrong -> {
                    assertThat(wrong.setting()).isEqualTo("url");
                    assertThat(wrong).hasMessageNotContaining("CANARY").hasNoCause();
                });
    }

    @Test
    void aTimeoutOfNothingIsRefusedSinceItWouldBeNoLimit() {
        assertThatThrownBy(() -> deliver(settings().set("timeout", "PT0S")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("timeout is not above zero; expected such as 15s");
    }

    @Test
    void plainHttpMayBeAllowed() {
        sink = new WebhookSinkProvider(time)
                .create(
                        "team",
                        new TextSettings()
                                .set("url", "http://hooks.example.com/x")
                                .set("allow-http", "true"));
        assertThat(sink).hasToString("webhook team at hooks.example.com");
    }

    @Test
    void aBadSecretAndABadHeaderAreRefusedWithoutShowingThem() {
        assertThatThrownBy(() -> deliver(settings().set("secret", "CANARY")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("secret is not a signing secret")
                .hasMessageNotContaining("CANARY");
        assertThatThrownBy(() -> deliver(settings().set("headers", Map.of("X-Key", "CANARY\r\nX-Other: y"))))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("headers ")
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void postsADigestAsAMemberOfItsOwn() throws Exception {
        answers(aResponse().withStatus(202));
        sink = new WebhookSinkProvider(time).create("team", settings());
        assertThat(sink.deliver(TestDigest.of(TestDigest.ofAWeek()))).isEqualTo(DeliveryOutcome.accepted());
        assertThat(received().getBodyAsString())
                .contains("\"type\":\"io.github.incidentsdk.digest\"")
                .contains(
                        "\"digest\":{\"report\":\"weekly\",\"service\":\"checkout\",\"instance\":\"pod-1\",\"at\":\"2026-03-09T09:00:00.000Z\"")
                .contains("\"lines\":[\"4 incidents declared, 1 came back, 3 ended, 1 open now.\"")
                .contains(
                        "\"declared\":4,\"reopened\":1,\"resolved\":3,\"declared_by_type\":{\"cost-spike\":3,\"outage\":1}")
                .contains("\"longest\":[{\"key\":\"v1-long\",\"type\":\"outage\",\"severity\":\"SEV1\"")
                .contains("\"open_count\":1,\"open\":[{\"key\":\"v1-open\"")
                .contains("\"type\":\"incident-digest\"", "\"severity\":\"SEV5\"", "\"status\":\"resolved\"");
    }
}
