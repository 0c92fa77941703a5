package io.github.incidentsdk.sink.alertmanager;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.Lifecycle;
import io.github.incidentsdk.sink.Remembering;
import io.github.incidentsdk.sink.SentRequests;
import io.github.incidentsdk.sink.SilentLog;
import io.github.incidentsdk.sink.TestDelivery;
import io.github.incidentsdk.sink.TestDigest;
import io.github.incidentsdk.sink.TextSettings;
import io.github.incidentsdk.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S1, S2: every answer that Alertmanager may give, and that no credential is in a text that comes of one, nor in a log. */
@Tag("S1")
@Tag("S2")
class AlertmanagerSinkTest {

    private static final DeliveryOutcome STAYS = DeliveryOutcome.accepted().again(Duration.ofMinutes(1));

    @RegisterExtension
    final SilentLog log = new SilentLog();

    @RegisterExtension
    static final WireMockExtension server = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private IncidentSink sink;

    @BeforeEach
    void makeSink() {
        sink = sink(settings().set("token", "token-CANARY"));
    }

    @AfterEach
    void closeSink() throws Exception {
        sink.close();
    }

    private static TextSettings settings() {
        return new TextSettings().set("url", server.baseUrl()).set("timeout", "PT60S");
    }

    private static IncidentSink sink(TextSettings settings) {
        return new AlertmanagerSinkProvider(TimeSource.system()).create("alerts", settings);
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static String authorization() {
        return SentRequests.inOrder(server).get(0).getHeader("Authorization");
    }

    @Test
    void anOpenIncidentIsSentAgainInAMinute() throws Exception {
        answers(aResponse().withStatus(200));
        assertThat(sink.deliver(TestDelivery.declared())).isEqualTo(STAYS);
        assertThat(authorization()).isEqualTo("Bearer token-CANARY");
    }

    @Test
    void anEndIsSentOnce() throws Exception {
        answers(aResponse().withStatus(200));
        assertThat(sink.deliver(Lifecycle.ofEveryKind().get("resolved"))).isEqualTo(DeliveryOutcome.accepted());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413, 415, 422})
    void whatCannotGetBetterIsRefusedWithAlertmanagersWordsButWithoutTheToken(int status) throws Exception {
        answers(aResponse().withStatus(status).withBody("\"bad alerts: start time, Bearer token-CANARY\""));
        assertThat(sink.deliver(TestDelivery.declared()))
                .isEqualTo(DeliveryOutcome.refused("status " + status + ": \"bad alerts: start time, …\""));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void aPassingTroubleIsRetriedAndNotBeforeItWishes(int status) throws Exception {
        answers(aResponse().withStatus(status));
        assertThat(sink.deliver(TestDelivery.declared())).isEqualTo(DeliveryOutcome.retry("status " + status));
        answers(aResponse().withStatus(status).withHeader("Retry-After", "7"));
        assertThat(sink.deliver(TestDelivery.declared()))
                .isEqualTo(DeliveryOutcome.retry("status " + status, Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectIsNeverFollowedSinceItWouldTakeTheTokenElsewhere(int status) throws Exception {
        answers(aResponse().withStatus(status).withHeader("Location", server.baseUrl() + "/elsewhere"));
        assertThat(sink.deliver(TestDelivery.declared())).isEqualTo(DeliveryOutcome.refused("status " + status));
        assertThat(SentRequests.inOrder(server))
                .extracting(LoggedRequest::getUrl)
                .containsExactly("/api/v2/alerts");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void halfAnAnswerIsNoAnswer(Fault fault) {
        answers(aResponse().withStatus(200).withBody("token-CANARY").withFault(fault));
        assertThatThrownBy(() -> sink.deliver(TestDelivery.declared()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("alerts: no answer from localhost:" + server.getPort())
                .hasMessageNotContaining("CANARY")
                .hasNoCause();
    }

    @Test
    void aNameAndAPasswordAreSentAsHttpHasThem() throws Exception {
        answers(aResponse().withStatus(400).withBody("no Y8OpY2lsZTpwdy1DQU5BUlk= nor pw-CANARY"));
        sink.close();
        sink = sink(settings().set("username", "cécile").set("password", "pw-CANARY"));
        assertThat(sink.deliver(TestDelivery.declared())).isEqualTo(DeliveryOutcome.refused("status 400: no … nor …"));
        assertThat(authorization()).isEqualTo("Basic Y8OpY2lsZTpwdy1DQU5BUlk=");
    }

    /** S6: whatever the name of a tenant is, it is one header. */
    @Test
    @Tag("S6")
    void furtherHeadersAreSent() throws Exception {
        answers(aResponse().withStatus(200));
        sink.close();
        sink = sink(settings().set("headers", Map.of("X-Scope-OrgID", "checkout")));
        sink.deliver(TestDelivery.declared());
        assertThat(SentRequests.inOrder(server).get(0).getHeader("X-Scope-OrgID"))
                .isEqualTo("checkout");
    }

    /** S7: what stands before the path stays as it was written, and nothing of an incident becomes part of it. */
    @Test
    @Tag("S7")
    void aPrefixIsKept() throws Exception {
        answers(aResponse().withStatus(200));
        sink.close();
        sink = sink(settings().set("url", server.baseUrl() + "/alertmanager/"));
        sink.deliver(TestDelivery.of(
                TestDelivery.costSpike().type("@evil").service("/../x?y#z"),
                io.github.incidentsdk.model.IncidentEvent.Declared::new));
        assertThat(SentRequests.inOrder(server))
                .extracting(LoggedRequest::getUrl)
                .containsExactly("/alertmanager/api/v2/alerts");
    }

    /** A label that was sent is ended under the same label, also when the first try failed. */
    @Test
    void theSeverityIsRememberedOnceItIsTaken() throws Exception {
        sink.close();
        sink = sink(settings().set("severity-label", "true"));
        Map<String, String> receipts = new HashMap<>();
        answers(aResponse().withStatus(503));
        sink.deliver(new Remembering(TestDelivery.declared(), receipts));
        assertThat(receipts).isEmpty();
        answers(aResponse().withStatus(200));
        sink.deliver(new Remembering(TestDelivery.declared(), receipts));
        assertThat(receipts).containsExactly(Map.entry("severity-label", "error"));
    }

    @Test
    void nothingThatIsPrintedHoldsTheToken() {
        assertThat(sink).hasToString("alertmanager alerts at localhost:" + server.getPort());
    }

    @Test
    void aDigestPagesNobody() throws Exception {
        assertThat(sink.deliver(TestDigest.of(TestDigest.ofAWeek())))
                .isEqualTo(DeliveryOutcome.skipped("a digest pages nobody"));
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    @Test
    void aLinkThatIsNamedAsAUrlIsTheAnnotationOfThatName() {
        TestDelivery delivery = TestDelivery.of(
                TestDelivery.costSpike()
                        .links(List.of(
                                new Link("runbook_url", "https://wiki.example.com/a"),
                                new Link("board", "https://wiki.example.com/b"))),
                IncidentEvent.Declared::new);
        assertThat(AlertAnnotations.of(delivery))
                .containsEntry("runbook_url", "https://wiki.example.com/a")
                .containsEntry("board_url", "https://wiki.example.com/b")
                .doesNotContainKey("runbook_url_url");
    }
}
