package io.github.incidentsdk.metric.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.SourceConfig;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.Point;
import io.github.incidentsdk.metric.QueryEngine;
import io.github.incidentsdk.metric.Sample;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server does, a source of either type answers with series or says why it cannot, in time and within bounds. */
@Tag("F31")
@Timeout(240)
class HostileServersTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_500L);

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options().dynamicPort().gzipDisabled(false))
            .build();

    private enum Type {
        HTTP_JSON {
            @Override
            ThrowingCallable asks(String url, String settings) {
                MetricPoll poll = poll(url, settings);
                return poll::poll;
            }
        },
        PROMETHEUS {
            @Override
            ThrowingCallable asks(String url, String settings) {
                QueryEngine engine = engine(url, settings);
                return () -> engine.query("up", NOW);
            }
        };

        abstract ThrowingCallable asks(String url, String settings);
    }

    private static SourceConfig source(String type, String url, String settings) {
        IncidentConfig config = IncidentConfig.parseYaml(
                "incidents:\n  sources:\n    s: { type: " + type + ", url: \"" + url + "\", " + settings + " }",
                "incidents.yaml");
        assertThat(config.problems()).isEmpty();
        return config.sources().get("s");
    }

    private static MetricPoll poll(String url, String settings) {
        return source("http-json", url, settings + ", metrics: { x: { each: /all, value: /v, labels: { id: /id } } }")
                .create(
                        new HttpJsonProvider()::create,
                        problem -> assertThat(problem).isNull())
                .orElseThrow();
    }

    private static QueryEngine engine(String url, String settings) {
        return source("prometheus", url, settings)
                .create(
                        new PrometheusProvider()::create,
                        problem -> assertThat(problem).isNull())
                .orElseThrow();
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static ThrowingCallable asking(Type type) {
        return type.asks(SERVER.baseUrl(), "timeout: 60s");
    }

    @ParameterizedTest
    @EnumSource
    void aLoginPageIsNoAnswer(Type type) {
        answers(aResponse()
                .withHeader("Content-Type", "text/html")
                .withBody("<!doctype html><title>Sign in</title><form action=/login>"));
        assertThatThrownBy(asking(type))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the answer of localhost is no JSON: ");
    }

    @ParameterizedTest
    @EnumSource
    void garbageIsNoAnswer(Type type) {
        for (String garbage :
                List.of("", "\u0000\u0001\uFFFD", "{", "{}{}", "[".repeat(100_000), "null", "nonsense", "\"")) {
            answers(okJson(garbage));
            assertThatThrownBy(asking(type))
                    .as(garbage.length() > 50 ? "nested" : garbage)
                    .isInstanceOf(IOException.class);
        }
        for (Fault fault : Fault.values()) {
            answers(aResponse().withFault(fault));
            assertThatThrownBy(asking(type)).as("%s", fault).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void redirectsAreNotFollowed(Type type) {
        for (int status : List.of(301, 302, 303, 307, 308)) {
            SERVER.resetRequests();
            answers(aResponse().withStatus(status).withHeader("Location", SERVER.baseUrl() + "/elsewhere"));
            assertThatThrownBy(asking(type))
                    .hasMessage("localhost answers with status " + status
                            + ", which leads to http://localhost and is not followed; is `url` right?");
            SERVER.verify(0, anyRequestedFor(urlEqualTo("/elsewhere")));
            SERVER.verify(1, anyRequestedFor(anyUrl()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void halfAnAnswerIsNone(Type type) throws IOException {
        try (RawServer server = RawServer.half("{\"all\": [], \"status\": \"success\"}")) {
            assertThatThrownBy(type.asks(server.url(), "timeout: 60s"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("there is no answer from localhost: the connection was closed before the answer was"
                            + " whole");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aResetIsCalledOne(Type type) {
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThatThrownBy(asking(type)).hasMessage("there is no answer from localhost: the connection was reset");
    }

    @ParameterizedTest
    @EnumSource
    void whoIsNotThereIsSaidToBeSo(Type type) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(type.asks("http://localhost:" + port, "timeout: 60s"))
                .hasMessage("there is no answer from localhost: the connection was refused, or nothing could be"
                        + " reached there");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotUtf8IsNoAnswer(Type type) {
        answers(aResponse().withBody("{\"all\": [{\"id\": \"\u00e9\", \"v\": 0}]}".getBytes(ISO_8859_1)));
        assertThatThrownBy(asking(type))
                .hasMessage("the answer of localhost is not JSON in UTF-8: byte 18 of 30 is part of no character");
        answers(aResponse().withStatus(500).withBody("\u00e9".getBytes(ISO_8859_1)));
        assertThatThrownBy(asking(type)).hasMessage("localhost answers with status 500");
    }

    @Test
    void theCharacterThatStandsForOthersMayStandForItself() throws Exception {
        answers(okJson("{\"all\": [{\"id\": \"\uFFFD\", \"v\": 1}]}"));
        assertThat(poll(SERVER.baseUrl(), "timeout: 60s").poll())
                .containsExactly(new Sample("x", Labels.of("id", "\uFFFD"), 1));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNearlyJsonIsRefusedWithoutAdviceThatNobodyCanTake(Type type) {
        for (String nearly : List.of(
                "{\"all\": NaN}",
                "{\"all\": -Infinity}",
                "{\"all\": 01}",
                "{/* */}",
                "{'all': 1}",
                "{all: 1}",
                "{\"a\": +1}",
                "{\"a\": .5}",
                "{\"a\": 1.}",
                "[1,]",
                "{\"a\": \"\t\"}",
                "{\"a\": \"\\q\"}")) {
            answers(okJson(nearly));
            assertThatThrownBy(asking(type))
                    .as(nearly)
                    .hasMessageStartingWith("the answer of localhost is no JSON: line 1, column ")
                    .hasMessageNotContainingAny("Feature", "ALLOW", "enable");
        }
        answers(okJson("{\"all\": NaN}"));
        assertThatThrownBy(asking(type))
                .hasMessageEndingWith(": NaN is no JSON; a number that is not known is null there");
    }

    @ParameterizedTest
    @EnumSource
    void aGigabyteIsReadNoFurtherThanItMayBe(Type type) throws Exception {
        try (RawServer server = RawServer.gigabyte()) {
            assertThatThrownBy(type.asks(server.url(), "timeout: 60s, max-bytes: 1000000"))
                    .hasMessage("the answer of localhost is larger than 1000000 bytes");
            assertThat(server.written()).as("of 1 GB").isLessThan(20_000_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tenMillionBytesAreReadUnlessSaidOtherwise(Type type) throws Exception {
        try (RawServer server = RawServer.gigabyte()) {
            assertThatThrownBy(type.asks(server.url(), "timeout: 60s"))
                    .hasMessage("the answer of localhost is larger than 10000000 bytes");
            assertThat(server.written()).as("of 1 GB").isLessThan(30_000_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGigabyteInAMegabyteIsUnpackedNoFurtherThanItMayBe(Type type) throws IOException {
        try (RawServer server = RawServer.bomb()) {
            assertThatThrownBy(type.asks(server.url(), "timeout: 60s, max-bytes: 1000000"))
                    .hasMessage("the answer of localhost is larger than 1000000 bytes");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatComesByteByByteEndsAtTheTimeout(Type type) throws IOException {
        try (RawServer server = RawServer.drip()) {
            long begin = System.nanoTime();
            assertThatThrownBy(type.asks(server.url(), "timeout: 500ms"))
                    .hasMessage("there is no answer from localhost: it timed out after 500 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
        }
    }

    @Test
    void whatAnAnswerCallsItselfDoesNotMatter() throws Exception {
        answers(aResponse()
                .withHeader("Content-Type", "text/plain; charset=iso-8859-1")
                .withBody("{\"all\": [{\"id\": \"é\", \"v\": 1}]}"));
        assertThat(poll(SERVER.baseUrl(), "timeout: 60s").poll())
                .as("JSON is UTF-8")
                .containsExactly(new Sample("x", Labels.of("id", "é"), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2, null]", "[{}]", "[{\"id\": 1, \"value\": 5}, {\"id\": 2}]", "{\"a\": {\"id\": 1}}"})
    void elementsOfWhichNoneHasAValueAreNoAnswer(String all) {
        answers(okJson("{\"all\": " + all + "}"));
        assertThatThrownBy(() -> poll(SERVER.baseUrl(), "timeout: 60s").poll())
                .isInstanceOf(IOException.class)
                .hasMessageMatching(
                        "metric x: /v leads to nothing in (the one|any of the [23]) (element|member of the object)s?.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}"})
    void noElementsAreAnAnswer(String all) throws Exception {
        answers(okJson("{\"all\": " + all + "}"));
        MetricPoll poll = poll(SERVER.baseUrl(), "timeout: 60s");
        assertThat(poll.poll()).isEmpty();
        assertThat(poll.leftOpen()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatOnlyClaimsToBePackedSaysSo(Type type) {
        answers(okJson("{\"all\": []}").withHeader("Content-Encoding", "gzip"));
        assertThatThrownBy(asking(type))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no answer from localhost: the answer says that it is packed with gzip,"
                        + " and cannot be unpacked");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNestedTooDeepSaysSo(Type type) {
        answers(okJson("[".repeat(100_000)));
        assertThatThrownBy(asking(type)).hasMessageEndingWith(": it is nested deeper than the 64 levels that are read");
    }

    @Test
    void valuesThatAreNoNumbersAreUnknownAndNotLeftOut() throws Exception {
        answers(okJson("""
                {"all": [{"id": "1", "v": "NaN"}, {"id": "2", "v": "+Inf"}, {"id": "3", "v": "-Inf"}, {"id": "4", "v": "n/a"},
                  {"id": "5", "v": []}, {"id": "6", "v": ""}, {"id": "7", "v": null}, {"id": "8"}, {"id": "9", "v": 1e999}]}
                """));
        Collection<Sample> samples = poll(SERVER.baseUrl(), "timeout: 60s").poll();
        assertThat(samples)
                .extracting(sample -> sample.labels().get("id") + "=" + sample.value())
                .containsExactly(
                        "1=NaN", "2=Infinity", "3=-Infinity", "4=NaN", "5=NaN", "6=NaN", "7=NaN", "9=NaN", "8=NaN");
    }

    private static String vector(String... samples) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + String.join(",", samples)
                + "]}}";
    }

    @Test
    void labelsWithNamesThatNoExpressionCouldSayAreWrittenAsPrometheusWritesThem() throws Exception {
        answers(okJson(vector(
                "{\"metric\":{\"http.status\":\"500\",\"9lives\":\"y\",\"__name__\":\"a.b\"},\"value\":[1,\"2\"]}")));
        QueryEngine engine = engine(SERVER.baseUrl(), "timeout: 60s");
        assertThat(engine.query("x", NOW))
                .containsExactly(new Point(Labels.of("http_status", "500", "_lives", "y"), 2));

        answers(okJson(vector("{\"metric\":{\"a.b\":\"1\",\"a_b\":\"2\"},\"value\":[1,\"2\"]}")));
        assertThatThrownBy(() -> engine.query("x", NOW))
                .hasMessage("two labels of a series of the answer are a_b here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"success\",\"data\":{\"resultType\":\"string\",\"result\":[1,\"x\"]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":{}}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[1]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{}}]}}",
                "{\"status\":\"success\",\"data\":{\"result\":[]}}",
                "{\"status\":\"success\",\"data\":[]}",
                "{\"status\":\"success\",\"warnings\":[\"partial\"],\"data\":{\"resultType\":\"vector\",\"result\":[]}}",
                "{\"status\":\"success\",\"warnings\":{\"store\":\"x\"},\"data\":{\"resultType\":\"vector\",\"result\":[]}}",
                "{\"status\":\"error\"}",
                "{\"data\":{\"resultType\":\"vector\",\"result\":[]}}",
                "[]"
            })
    void whatIsNoVectorIsNoAnswer(String body) {
        answers(okJson(body));
        assertThatThrownBy(() -> engine(SERVER.baseUrl(), "timeout: 60s").query("up", NOW))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"data\":{\"resultType\":\"vector\",\"result\":[]}}", "\"ok\""})
    void whatIsAnotherApiSaysSo(String body) {
        answers(okJson(body));
        assertThatThrownBy(() -> engine(SERVER.baseUrl(), "timeout: 60s").query("up", NOW))
                .hasMessage("the answer of localhost is not one of Prometheus' query API: there is no status in it;"
                        + " is `url` that of the server itself, without /api/v1?");
    }

    @ParameterizedTest
    @EnumSource
    void onlyAStatusOf200IsAnAnswer(Type type) {
        for (int status : List.of(201, 202, 203, 206, 226)) {
            answers(aResponse().withStatus(status).withBody("{\"all\": [], " + vector().substring(1)));
            assertThatThrownBy(asking(type)).hasMessage("localhost answers with status " + status);
        }
    }

    @Test
    void aResultWithoutATypeSaysSo() {
        answers(okJson("{\"status\":\"success\",\"data\":{\"result\":[]}}"));
        assertThatThrownBy(() -> engine(SERVER.baseUrl(), "timeout: 60s").query("up", NOW))
                .hasMessageContaining("there is no resultType in it");
    }

    @Test
    void aLabelThatIsNoTextIsNoAnswer() {
        answers(okJson(vector("{\"metric\":{\"job\":{\"name\":\"a\"}},\"value\":[1,\"0\"]}")));
        assertThatThrownBy(() -> engine(SERVER.baseUrl(), "timeout: 60s").query("up", NOW))
                .hasMessage("the label job of a series of the answer is no text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1e999\"", "true", "false", "null", "\"\"", "\"1,000\"", "{}", "[0]"})
    void aValueThatIsNoNumberIsUnknown(String value) throws Exception {
        answers(okJson(vector("{\"metric\":{},\"value\":[1," + value + "]}")));
        assertThat(engine(SERVER.baseUrl(), "timeout: 60s").query("up", NOW))
                .containsExactly(new Point(Labels.empty(), Double.NaN));
    }

    @Test
    void rowsWithoutLabelsAreNoAnswer() {
        answers(okJson(vector("{\"value\":[1,\"0\"]}")));
        assertThatThrownBy(() -> engine(SERVER.baseUrl(), "timeout: 60s").query("up", NOW))
                .hasMessageContaining("there is no metric in it");
    }

    @Test
    void theServerIsToldHowLongAnybodyWaits() throws Exception {
        answers(okJson(vector()));
        engine(SERVER.baseUrl(), "timeout: 20s").query("up", NOW);
        SERVER.verify(postRequestedFor(urlEqualTo("/api/v1/query")).withRequestBody(containing("timeout=18000ms")));
        engine(SERVER.baseUrl(), "max-bytes: 1000").query("up", NOW);
        SERVER.verify(postRequestedFor(urlEqualTo("/api/v1/query")).withRequestBody(containing("timeout=9000ms")));
    }
}
