package io.github.incidentsdk.sink.alertmanager;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.Goldens;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.KnownBefore;
import io.github.incidentsdk.sink.Lifecycle;
import io.github.incidentsdk.sink.Remembering;
import io.github.incidentsdk.sink.SentRequests;
import io.github.incidentsdk.sink.TestDelivery;
import io.github.incidentsdk.sink.TextSettings;
import io.github.incidentsdk.time.TimeSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Alertmanager is sent for each kind of event. */
class AlertmanagerGoldenTest {

    @RegisterExtension
    static final WireMockExtension server = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private IncidentSink plain;
    private IncidentSink labelled;

    @BeforeEach
    void start() {
        server.stubFor(any(anyUrl()).willReturn(ok()));
        plain = sink(new TextSettings());
        labelled = sink(new TextSettings()
                .set("severity-label", "true")
                .set("re-assert", "PT30S")
                .set("labels", Map.of("cluster", "eu-1")));
    }

    private static IncidentSink sink(TextSettings settings) {
        return new AlertmanagerSinkProvider(TimeSource.system())
                .create("alerts", settings.set("url", server.baseUrl()));
    }

    @AfterEach
    void stop() throws Exception {
        plain.close();
        labelled.close();
    }

    private static void holds(String name, IncidentSink sink, Delivery delivery) throws Exception {
        Goldens.hold(AlertmanagerGoldenTest.class, name + ".json", SentRequests.of(sink, delivery, server));
    }

    @TestFactory
    Stream<DynamicTest> everyKindOfEvent() {
        Map<String, TestDelivery> life = Lifecycle.ofEveryKind();
        assertThat(life).containsOnlyKeys(IncidentEvent.kinds());
        return life.entrySet().stream()
                .map(event ->
                        DynamicTest.dynamicTest(event.getKey(), () -> holds(event.getKey(), plain, event.getValue())));
    }

    /** Whoever hears of an incident late hears the same as everybody. */
    @TestFactory
    Stream<DynamicTest> anOpeningIsSentAsAnyEvent() {
        return Lifecycle.ofEveryKind().values().stream()
                .filter(event -> event.incident().isOpen())
                .map(event -> DynamicTest.dynamicTest(
                        event.event().kind(),
                        () -> assertThat(SentRequests.of(plain, event.opening(), server))
                                .isEqualTo(SentRequests.of(plain, event, server))));
    }

    /** With the severity as a label, a change of it ends one alert and begins another. */
    @Test
    void theSeverityAsALabel() throws Exception {
        Map<String, TestDelivery> life = Lifecycle.ofEveryKind();
        Map<String, String> receipts = new HashMap<>();
        for (String kind : new String[] {"declared", "noted", "severity-changed", "severity-set", "resolved"}) {
            holds("severity-label-" + kind, labelled, new Remembering(life.get(kind), receipts));
        }
    }

    @Test
    void whatWasKnownBeforeIsRepeatedAsLongAsItIsOpen() throws Exception {
        Map<String, TestDelivery> life = Lifecycle.ofEveryKind();
        holds("known-before", plain, KnownBefore.much(life.get("noted")));
        holds("resolved", plain, KnownBefore.much(life.get("resolved")));
    }

    @Test
    void aDrillOnOneInstanceWithNamesThatAreNoLabels() throws Exception {
        Map<String, String> by = new LinkedHashMap<>();
        by.put("account-id", "prod-eu");
        by.put("account.id", "2");
        by.put("service", "billing");
        by.put("severity", "high");
        by.put("1st", "café");
        by.put("empty", "");
        IncidentSnapshotBuilder incident = TestDelivery.costSpike()
                .drill(true)
                .instance("checkout-7")
                .by(by)
                .tags(Map.of("k8s/zone", "b"));
        holds("drill", plain, TestDelivery.of(incident, IncidentEvent.Declared::new));
    }
}
