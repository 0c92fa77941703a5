package io.github.incidentsdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server that evaluates rules answers, a rule says why it knows nothing, and its incident stays. */
@Timeout(240)
class HostilePrometheusTest {

    private static final String CONFIG = """
            incidents:
              types: { backlog: { by: [queue] } }
              sources:
                fleet: { type: prometheus, url: "%s", timeout: 60s, max-bytes: 100000 }
              rules:
                deep: { declare: backlog, source: fleet, value: queue_depth, levels: { SEV2: "> 100" }, keep: 1m }
            """;

    @RegisterExtension
    private static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();

    private static void answers(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static String vector(String more, String... samples) {
        return "{\"status\":\"success\"," + more + "\"data\":{\"resultType\":\"vector\",\"result\":["
                + String.join(",", samples) + "]}}";
    }

    private static String depth(String value) {
        return "{\"metric\":{\"queue\":\"mail\"},\"value\":[1,\"" + value + "\"]}";
    }

    private static String error(String type, String message) {
        return "{\"status\":\"error\",\"errorType\":\"" + type + "\",\"error\":\"" + message + "\"}";
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("a login page", aResponse().withBody("<!doctype html><form>"), "is no JSON"),
                Arguments.of("half", aResponse().withBody("{\"status\":\"succ"), "is no JSON"),
                Arguments.of("nothing", aResponse().withBody(""), "is no JSON"),
                Arguments.of("noise", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), "there is no answer"),
                Arguments.of("a cut", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "there is no answer"),
                Arguments.of("too much", okJson(vector("", depth("5")) + " ".repeat(100_000)), "larger than 100000"),
                Arguments.of("busy", aResponse().withStatus(503).withBody("busy"), "status 503"),
                Arguments.of(
                        "many to many",
                        aResponse().withStatus(422).withBody(error("execution", "many-to-many matching not allowed")),
                        "execution: many-to-many matching not allowed"),
                Arguments.of(
                        "a proxy's old answer",
                        aResponse().withStatus(503).withBody(vector("", depth("0"))),
                        "status 503"),
                Arguments.of(
                        "a server's own failure",
                        aResponse().withStatus(500).withBody(vector("", depth("0"))),
                        "status 500"),
                Arguments.of("a part", okJson(vector("\"warnings\":[\"a store is away\"],")), "a store is away"),
                Arguments.of("a part, as one text", okJson(vector("\"warnings\":\"away\",", depth("0"))), "part"),
                Arguments.of("a part of a cluster", okJson(vector("\"isPartial\":true,", depth("0"))), "isPartial"),
                Arguments.of(
                        "windows",
                        okJson("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}"),
                        "a matrix"),
                Arguments.of(
                        "the same twice",
                        okJson(vector("", depth("5"), depth("6"))),
                        "two series of the answer are queue_depth{queue=\"mail\"} here"),
                Arguments.of("no number", okJson(vector("", depth("NaN"))), "NaN"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void endsNothing(String name, ResponseDefinitionBuilder answer, String why) {
        IncidentConfig config = IncidentConfig.parseYaml(CONFIG.formatted(SERVER.baseUrl()), "incidents.yaml");
        assertThat(config.problems()).isEmpty();
        try (IncidentManager manager = Desk.manager(time, sink).config(config).build()) {
            answers(okJson(vector("", depth("500"))));
            time.advance(Duration.ofMinutes(2));
            assertThat(manager.open()).hasSize(1);

            answers(answer);
            time.advance(Duration.ofMinutes(30));
            assertThat(manager.open()).hasSize(1);
            assertThat(manager.rules().get(0).blindness().unknown()).contains(why);
            assertThat(manager.rules().get(0).counts().failures()).isZero();
            assertThat(manager.rulesHealth().troubles().get("deep")).contains(why);
            assertThat(sink.kinds()).doesNotContain("resolved");

            answers(okJson(vector("", depth("5"))));
            time.advance(Duration.ofMinutes(3));
            assertThat(manager.open()).isEmpty();
        }
    }
}
