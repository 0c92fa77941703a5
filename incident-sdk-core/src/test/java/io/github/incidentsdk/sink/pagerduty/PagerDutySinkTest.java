package io.github.incidentsdk.sink.pagerduty;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.Lifecycle;
import io.github.incidentsdk.sink.SentRequests;
import io.github.incidentsdk.sink.SilentLog;
import io.github.incidentsdk.sink.TestDelivery;
import io.github.incidentsdk.sink.TestDigest;
import io.github.incidentsdk.sink.TextSettings;
import io.github.incidentsdk.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S1, S2: every answer that PagerDuty may give, and that the routing key is in no text that comes of one, nor in a log. */
@Tag("S1")
@Tag("S2")
class PagerDutySinkTest {

    private static final String ROUTING_KEY = "0123456789abcdefCANARY0123456789";
    private static final TestDelivery OPENING =
            Lifecycle.ofEveryKind().get("acknowledged").opening();

    @RegisterExtension
    final SilentLog log = new SilentLog();

    @RegisterExtension
    static final WireMockExtension server = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private IncidentSink sink;

    @BeforeEach
    void makeSink() {
        sink = sinkTo(server.baseUrl());
    }

    @AfterEach
    void closeSink() throws Exception {
        sink.close();
    }

    private static IncidentSink sinkTo(String url) {
        return new PagerDutySinkProvider(TimeSource.system())
                .create(
                        "on-call",
                        new TextSettings()
                                .set("routing-key", ROUTING_KEY)
                                .set("url", url)
                                .set("timeout", "PT60S"));
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static void answers(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlPathEqualTo("/" + path)).willReturn(answer));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202})
    void whatIsTakenIsAccepted(int status) throws Exception {
        answers(aResponse().withStatus(status).withBody("{\"status\":\"success\",\"message\":\"Event processed\"}"));
        assertThat(sink.deliver(TestDelivery.declared())).isEqualTo(DeliveryOutcome.accepted());
    }

    @Test
    void whatIsWrittenWronglyIsRefusedWithPagerDutysWordsButWithoutTheKey() throws Exception {
        answers(aResponse()
                .withStatus(400)
                .withBody("{\"status\":\"invalid event\",\"message\":\"Event object is invalid\",\"errors\":"
                        + "[\"no service has " + ROUTING_KEY + "\"]}"));
        assertThat(sink.deliver(TestDelivery.declared()))
                .isEqualTo(DeliveryOutcome.refused(
                        "status 400: {\"status\":\"invalid event\",\"message\":\"Event object is"
                                + " invalid\",\"errors\":[\"no service has …\"]}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 413})
    void whatCannotGetBetterIsRefused(int status) throws Exception {
        answers(aResponse().withStatus(status));
        assertThat(sink.deliver(TestDelivery.declared())).isEqualTo(DeliveryOutcome.refused("status " + status));
    }

    @Test
    void tooManyEventsAreToldLaterAndNotBeforePagerDutyWishes() throws Exception {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "30"));
        assertThat(sink.deliver(TestDelivery.declared()))
                .isEqualTo(DeliveryOutcome.retry("status 429", Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void aPassingTroubleIsRetried(int status) throws Exception {
        answers(aResponse().withStatus(status));
        assertThat(sink.deliver(TestDelivery.declared())).isEqualTo(DeliveryOutcome.retry("status " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectIsNeverFollowedSinceItWouldTakeTheKeyElsewhere(int status) throws Exception {
        answers(aResponse().withStatus(status).withHeader("Location", server.baseUrl() + "/elsewhere"));
        assertThat(sink.deliver(TestDelivery.declared())).isEqualTo(DeliveryOutcome.refused("status " + status));
        assertThat(SentRequests.inOrder(server))
                .extracting(LoggedRequest::getUrl)
                .containsExactly("/v2/enqueue");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void halfAnAnswerIsNoAnswer(Fault fault) {
        answers(aResponse().withStatus(202).withBody(ROUTING_KEY).withFault(fault));
        assertThatThrownBy(() -> sink.deliver(TestDelivery.declared()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("on-call: no answer from localhost:" + server.getPort())
                .hasMessageNotContaining("CANARY")
                .hasNoCause();
    }

    @Test
    void aHostThatDoesNotExistIsNoAnswer() throws Exception {
        try (IncidentSink lost = sinkTo("https://nobody.invalid")) {
            assertThatThrownBy(() -> lost.deliver(TestDelivery.declared()))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("on-call: no answer from nobody.invalid (")
                    .hasMessageNotContaining("CANARY");
        }
    }

    @Test
    void whatNobodyHasToSeeIsSkippedWithoutACall() throws Exception {
        for (String kind : new String[] {"noted", "observed", "reporter-joined", "reporter-left", "role-taken"}) {
            assertThat(sink.deliver(Lifecycle.ofEveryKind().get(kind)))
                    .isEqualTo(DeliveryOutcome.skipped("PagerDuty is not told of " + kind));
        }
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    @Test
    void whileAnAlertCannotBeOpenedNothingIsSaidOfIt() throws Exception {
        answers(aResponse().withStatus(503));
        assertThat(sink.deliver(OPENING)).isEqualTo(DeliveryOutcome.retry("status 503"));
        assertThat(SentRequests.inOrder(server)).hasSize(1);
    }

    @Test
    void anOpeningCountsOnceItIsThereWhateverIsRefusedWithIt() throws Exception {
        server.stubFor(any(anyUrl())
                .inScenario("x")
                .willReturn(aResponse().withStatus(202))
                .willSetStateTo("open"));
        server.stubFor(any(anyUrl())
                .inScenario("x")
                .whenScenarioStateIs("open")
                .willReturn(aResponse().withStatus(400).withBody("no " + ROUTING_KEY)));
        assertThat(sink.deliver(OPENING)).isEqualTo(DeliveryOutcome.accepted());
        assertThat(SentRequests.inOrder(server)).hasSize(2);
        assertThat(log.lines())
                .contains(
                        "WARN Sink on-call: the alert of abcdefghij-1x-7f-6 is open, but PagerDuty refused what came with"
                                + " it: status 400: no …");
    }

    @Test
    void aChangeThatIsRefusedIsADeadLetter() throws Exception {
        answers(PagerDutySink.CHANGES, aResponse().withStatus(400));
        assertThat(sink.deliver(Lifecycle.ofEveryKind().get("change-nearby")))
                .isEqualTo(DeliveryOutcome.refused("status 400"));
    }

    @Test
    void everyAttemptSendsTheSame() throws Exception {
        answers(aResponse().withStatus(202));
        sink.deliver(OPENING);
        sink.deliver(OPENING);
        assertThat(SentRequests.inOrder(server).subList(0, 2))
                .extracting(LoggedRequest::getBodyAsString)
                .isEqualTo(SentRequests.inOrder(server).subList(2, 4).stream()
                        .map(LoggedRequest::getBodyAsString)
                        .toList());
    }

    @Test
    void nothingThatIsPrintedHoldsTheKey() {
        assertThat(sink).hasToString("pagerduty on-call at localhost:" + server.getPort());
    }

    @Test
    void aDigestPagesNobody() throws Exception {
        assertThat(sink.deliver(TestDigest.of(TestDigest.ofAWeek())))
                .isEqualTo(DeliveryOutcome.skipped("a digest pages nobody"));
        assertThat(server.getAllServeEvents()).isEmpty();
    }
}
