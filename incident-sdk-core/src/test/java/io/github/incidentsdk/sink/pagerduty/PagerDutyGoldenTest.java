package io.github.incidentsdk.sink.pagerduty;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import io.github.incidentsdk.sink.Coalesced;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.Goldens;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.KnownBefore;
import io.github.incidentsdk.sink.Lifecycle;
import io.github.incidentsdk.sink.SentRequests;
import io.github.incidentsdk.sink.TestDelivery;
import io.github.incidentsdk.sink.TextSettings;
import io.github.incidentsdk.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What PagerDuty is sent for each kind of event. */
class PagerDutyGoldenTest {

    private static final String ROUTING_KEY = "0123456789abcdefCANARY0123456789";

    @RegisterExtension
    static final WireMockExtension server = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private IncidentSink sink;

    @BeforeEach
    void start() {
        server.stubFor(any(anyUrl())
                .willReturn(okJson("{\"status\":\"success\",\"message\":\"Event processed\"}")
                        .withStatus(202)));
        sink = new PagerDutySinkProvider(TimeSource.system())
                .create(
                        "on-call",
                        new TextSettings().set("routing-key", ROUTING_KEY).set("url", server.baseUrl()));
    }

    @AfterEach
    void stop() throws Exception {
        sink.close();
    }

    private void holds(String name, Delivery delivery) throws Exception {
        Goldens.hold(PagerDutyGoldenTest.class, name + ".json", SentRequests.of(sink, delivery, server));
    }

    @TestFactory
    Stream<DynamicTest> everyKindOfEvent() {
        Map<String, TestDelivery> life = Lifecycle.ofEveryKind();
        assertThat(life).containsOnlyKeys(IncidentEvent.kinds());
        return life.entrySet().stream()
                .map(event -> DynamicTest.dynamicTest(event.getKey(), () -> holds(event.getKey(), event.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> everyKindOfEventAsAnOpening() {
        return Lifecycle.ofEveryKind().entrySet().stream()
                .filter(event -> event.getValue().incident().isOpen())
                .map(event -> DynamicTest.dynamicTest(
                        event.getKey(),
                        () -> holds(
                                "opening-" + event.getKey(), event.getValue().opening())));
    }

    @Test
    void whatWasKnownBeforeAndNothingOfItWithAnAcknowledgementOrTheEnd() throws Exception {
        holds("opening-known-before", KnownBefore.much(TestDelivery.declared()));
        Map<String, TestDelivery> life = Lifecycle.ofEveryKind();
        for (String kind : List.of("acknowledged", "resolved")) {
            holds(kind, KnownBefore.much(life.get(kind)));
        }
    }

    @Test
    void aDrill() throws Exception {
        holds(
                "drill",
                TestDelivery.of(TestDelivery.costSpike().drill(true), IncidentEvent.Declared::new)
                        .opening());
    }

    /** What two updates said is told by the second: a change is not lost, an acknowledgement neither. */
    @Test
    void severalEventsAtOnce() throws Exception {
        TestDelivery rise = TestDelivery.of(
                TestDelivery.costSpike()
                        .severity(Severity.SEV1)
                        .status(Status.ACKNOWLEDGED)
                        .acknowledgedAt(TestDelivery.AT)
                        .acknowledgedBy(Actor.person("dana")),
                stamp -> new IncidentEvent.SeverityChanged(stamp, Severity.SEV2, Severity.SEV1, null));
        List<IncidentEvent> earlier = List.of(
                new IncidentEvent.Acknowledged(rise.event().stamp()),
                new IncidentEvent.ChangeNearby(rise.event().stamp(), "deploy", "crawler 1.2.3"));
        holds("coalesced", new Coalesced(new TestDelivery(rise.event(), rise.incident(), false), earlier));
    }
}
