package io.github.incidentsdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a configuration file with a source, over what a server answers, to incidents and back. */
@Timeout(240)
class HttpJsonRulesTest {

    private static final String FILE = """
            incidents:
              types:
                severe-weather: { title: "{event} in {area}", by: [id] }
              sources:
                weather:
                  type: http-json
                  url: %s/alerts/active
                  every: 1m
                  headers: { Accept: application/geo+json }
                  labels: { country: de }
                  metrics:
                    wind_kmh:
                      each: /features
                      value: /wind/speed
                      labels:
                        id: /id
                        event: /properties/event
                        area: { pointer: /properties/areaDesc, pattern: "^([^;]*)" }
                        level: { pointer: /properties/severity, map: { Extreme: "1", Severe: "2" } }
              rules:
                storm:
                  declare: severe-weather
                  value: wind_kmh{level=~"1|2"}
                  levels: { SEV1: "> 117", SEV2: "> 88" }
                  every: 1m
                  keep: 2m
            """;

    private static final String FEATURE = """
            {"id": "w1", "wind": {"speed": "%s"},
             "properties": {"event": "Storm", "areaDesc": "Bonn; Köln", "severity": "%s"}}
            """;

    @RegisterExtension
    private static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @TempDir
    private Path folder;

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();
    private IncidentManager manager;

    @BeforeEach
    void start() throws IOException {
        says();
        Path file = Files.writeString(folder.resolve("incidents.yaml"), FILE.formatted(SERVER.baseUrl()), UTF_8);
        IncidentConfig config = IncidentConfig.load(file);
        assertThat(config.problems()).isEmpty();
        manager = Desk.manager(time, sink).config(config).build();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(get("/alerts/active").willReturn(answer));
    }

    private static void says(String... features) {
        answers(okJson("{\"features\": [" + String.join(",", features) + "]}"));
    }

    private void pass(int minutes) {
        time.advance(Duration.ofMinutes(minutes));
    }

    @Test
    void aGoodAnswerWithoutAnyElementIsKnowledge() {
        pass(3);

        assertThat(manager.rules().get(0).blindness().unknown()).isNull();
        assertThat(manager.rules().get(0).blindness().dead()).isFalse();
        assertThat(manager.rulesHealth().troubles()).isEmpty();
    }

    @Test
    void whatAServerSaysOpensRaisesAndResolvesAnIncident() {
        pass(1);
        assertThat(manager.open()).isEmpty();
        assertThat(manager.rules().get(0).blindness().unknown()).isNull();

        says(FEATURE.formatted("95", "Severe"));
        pass(1);
        assertThat(manager.open()).singleElement().satisfies(open -> {
            IncidentSnapshot incident = open.snapshot();
            assertThat(incident.severity()).isEqualTo(SEV2);
            assertThat(incident.by()).containsExactly(entry("id", "w1"));
            assertThat(incident.title()).isEqualTo("Storm in Bonn");
            assertThat(incident.tags()).contains(entry("level", "2"), entry("country", "de"));
            assertThat(incident.metrics()).containsEntry("wind_kmh", 95.0);
        });
        says(FEATURE.formatted("130.5", "Extreme"));
        pass(1);
        assertThat(manager.open())
                .singleElement()
                .satisfies(open -> assertThat(open.snapshot().severity()).isEqualTo(SEV1));
        says(FEATURE.formatted("40", "Severe"));
        pass(4);
        assertThat(manager.open()).isEmpty();
        assertThat(sink.kinds()).startsWith("declared", "severity-changed").endsWith("resolved");
        SERVER.verify(
                getRequestedFor(urlEqualTo("/alerts/active")).withHeader("Accept", equalTo("application/geo+json")));
    }

    @Test
    void anAlertThatIsNoLongerInTheAnswerIsOver() {
        says(FEATURE.formatted("95", "Severe"));
        pass(2);
        assertThat(manager.open()).hasSize(1);
        says();
        pass(4);
        assertThat(manager.open()).as("it may be a gap").hasSize(1);
        pass(4);
        assertThat(manager.open()).isEmpty();
    }

    @Test
    void saysWhichPointerLeadsToWhatIsNoNumber() {
        says(FEATURE.formatted("95", "Severe"));
        pass(2);
        assertThat(manager.open()).hasSize(1);
        says(FEATURE.formatted("calm", "Severe"));
        pass(4);
        assertThat(manager.rules().get(0).blindness().unknown())
                .contains(" has no value, since /wind/speed leads to \"calm\", which is no number");
        says(FEATURE.formatted("40", "Severe"));
        pass(4);
        assertThat(manager.open()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><html><body>Please log in</body></html>",
                "",
                "{\"features\": [",
                "{}",
                "{\"features\": [{\"id\": \"w1\", \"wind\": {\"speed\": \"calm\"}, \"properties\": {\"severity\":"
                        + " \"Severe\"}}]}",
                "{\"features\": [{\"id\": \"w1\", \"wind\": {\"speed\": \"NaN\"}, \"properties\": {\"severity\":"
                        + " \"Severe\"}}]}",
                "{\"features\": [{\"wind\": {\"speed\": 1}}, {\"wind\": {\"speed\": 2}}]}"
            })
    void whatIsNoAnswerResolvesNothing(String body) {
        says(FEATURE.formatted("95", "Severe"));
        pass(2);
        assertThat(manager.open()).hasSize(1);
        answers(aResponse().withBody(body));
        pass(60);
        assertThat(manager.open()).hasSize(1);
        assertThat(manager.rules().get(0).blindness().unknown()).isNotNull();
        assertThat(manager.rules().get(0).counts().failures()).isZero();
        says(FEATURE.formatted("40", "Severe"));
        pass(4);
        assertThat(manager.open()).isEmpty();
    }

    @Test
    void aServerThatIsAwayFromTheStartIsSaidWithItsReason() {
        answers(serviceUnavailable().withBody(FEATURE.formatted("95", "Severe")));
        pass(10);
        assertThat(manager.open()).isEmpty();
        assertThat(manager.rules().get(0).blindness().unknown())
                .contains("source 'weather' has no data: localhost answers with status 503");
        assertThat(manager.rules().get(0).blindness().dead()).isTrue();
        assertThat(manager.sources())
                .singleElement()
                .satisfies(source -> assertThat(source.failure()).isEqualTo("localhost answers with status 503"));
    }
}
