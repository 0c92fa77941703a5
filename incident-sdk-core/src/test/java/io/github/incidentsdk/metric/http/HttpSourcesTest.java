package io.github.incidentsdk.metric.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.SourceConfig;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.Point;
import io.github.incidentsdk.metric.QueryEngine;
import io.github.incidentsdk.metric.Sample;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(240)
class HttpSourcesTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_500L);

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options().dynamicPort().gzipDisabled(false))
            .build();

    private static void answers(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static SourceConfig source(String yaml) {
        String url = SERVER.baseUrl() + "/data";
        IncidentConfig config = IncidentConfig.parseYaml(
                "incidents:\n  sources:\n    s:\n      url: " + url + "\n" + yaml.indent(6), "incidents.yaml");
        assertThat(config.problems()).isEmpty();
        return config.sources().get("s");
    }

    private static MetricPoll json(String yaml) {
        List<Problem> problems = new ArrayList<>();
        MetricPoll poll = source("type: http-json\n" + yaml)
                .create(new HttpJsonProvider()::create, problems::add)
                .orElse(null);
        assertThat(problems).isEmpty();
        return poll;
    }

    private static List<String> problems(String yaml) {
        List<Problem> problems = new ArrayList<>();
        source("type: http-json\n" + yaml).create(new HttpJsonProvider()::create, problems::add);
        return problems.stream().map(Problem::toString).toList();
    }

    private static QueryEngine prometheus(String yaml) {
        List<Problem> problems = new ArrayList<>();
        QueryEngine engine = source("type: prometheus\n" + yaml)
                .create(new PrometheusProvider()::create, problems::add)
                .orElse(null);
        assertThat(problems).isEmpty();
        return engine;
    }

    @Test
    void readsSeriesOutOfAnAnswer() throws Exception {
        answers(okJson("""
                {"features": [
                  {"id": "a", "severity": "Extreme", "at": "2026 / Berlin", "wind": 31.5},
                  {"id": "b", "severity": "Minor", "at": "2026 / Bonn", "wind": "12"},
                  {"id": "c", "severity": "Minor", "wind": null},
                  {"id": "d", "wind": "calm"}
                ], "prices": {"eu": {"usd": 3}, "us": {"usd": "4.5e1"}}, "total": 7}
                """));
        MetricPoll poll = json("""
                headers: { X-Key: abc }
                token: t0ken
                metrics:
                  wind_ms:
                    each: /features
                    value: /wind
                    labels:
                      id: /id
                      level: { pointer: /severity, map: { Extreme: "1", Minor: "4" } }
                      town: { pointer: /at, pattern: "/ (.*)" }
                  alert: { each: /features, value: 1, labels: { id: /id } }
                  price_usd: { each: /prices, value: /usd, labels: { usd: /usd } }
                  total: { value: /total }
                """);
        assertThat(poll.names()).containsExactly("wind_ms", "alert", "price_usd", "total");
        assertThat(poll.poll())
                .containsExactly(
                        new Sample("wind_ms", Labels.of("id", "a", "level", "1", "town", "Berlin"), 31.5),
                        new Sample("wind_ms", Labels.of("id", "b", "level", "4", "town", "Bonn"), 12),
                        Sample.unknown(
                                "wind_ms",
                                Labels.of("id", "c", "level", "4"),
                                "/wind leads to null, which is no number"),
                        Sample.unknown("wind_ms", Labels.of("id", "d"), "/wind leads to \"calm\", which is no number"),
                        new Sample("alert", Labels.of("id", "a"), 1),
                        new Sample("alert", Labels.of("id", "b"), 1),
                        new Sample("alert", Labels.of("id", "c"), 1),
                        new Sample("alert", Labels.of("id", "d"), 1),
                        new Sample("price_usd", Labels.of("usd", "3"), 3),
                        new Sample("price_usd", Labels.of("usd", "4.5e1"), 45),
                        new Sample("total", Labels.empty(), 7));
        SERVER.verify(getRequestedFor(urlEqualTo("/data"))
                .withHeader("X-Key", equalTo("abc"))
                .withHeader("Authorization", equalTo("Bearer t0ken")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"not json", "{\"a\": ", "[]", "{\"features\": 5}", "", "{\"features\": {}, \"features\": 1}"})
    void whatIsNotAsExpectedIsAFailureThatSaysWhy(String body) {
        answers(okJson(body));
        MetricPoll poll = json("metrics: { wind: { each: /features, value: /wind } }");
        assertThatThrownBy(poll::poll)
                .isInstanceOf(IOException.class)
                .message()
                .containsAnyOf("the answer of localhost is no JSON", "/features leads to no list or map");
    }

    @Test
    void twoElementsThatCannotBeToldApartAreAFailure() {
        answers(okJson("[{\"v\": 1}, {\"v\": 2}]"));
        assertThatThrownBy(() -> json("metrics: { x: { value: /v } }").poll())
                .hasMessage("metric x: two elements have the labels {}; give them a label that tells them apart");
    }

    @Test
    void statusesAndFaultsAreFailuresThatDoNotShowThePath() {
        MetricPoll poll = json("timeout: 60s\nmetrics: { x: { value: /v } }");
        answers(aResponse().withStatus(500).withBody("{\"v\": 1}"));
        assertThatThrownBy(poll::poll).hasMessage("localhost answers with status 500");
        answers(aResponse().withStatus(302).withHeader("Location", SERVER.baseUrl() + "/elsewhere"));
        assertThatThrownBy(poll::poll)
                .hasMessage("localhost answers with status 302, which leads to http://localhost and is not followed;"
                        + " is `url` right?");
        answers(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        assertThatThrownBy(poll::poll).hasMessageStartingWith("there is no answer from localhost: ");
        answers(aResponse().withFixedDelay(5_000).withBody("{}"));
        assertThatThrownBy(() ->
                        json("timeout: 300ms\nmetrics: { x: { value: /v } }").poll())
                .hasMessageStartingWith("there is no answer from localhost: ")
                .hasMessageNotContaining("/data")
                .hasNoCause();
    }

    @Test
    void readsNoMoreThanItMay() {
        answers(okJson("[\"" + "x".repeat(200_000) + "\"]")); // packed it is far smaller
        MetricPoll poll = json("max-bytes: 100000\nmetrics: { x: { value: 1 } }");
        assertThatThrownBy(poll::poll).hasMessage("the answer of localhost is larger than 100000 bytes");
    }

    @Test
    void aBrokenConfigurationIsSaidWithItsPlace() {
        assertThat(problems("metrics: { x: { value: price } }"))
                .containsExactly(
                        "incidents.yaml:6:23 incidents.sources.s.metrics.x.value: is neither a JSON pointer, such as"
                                + " /price, nor a number, such as 1");
        assertThat(problems("metrics: { x: { value: 1, labels: { a: { pointer: /a, pattern: a(b)(c) } } } }"))
                .singleElement()
                .asString()
                .endsWith("metrics.x.labels.a.pattern: has not exactly one group ( ), which is what is taken");
        assertThat(problems("metrics: { x: { value: 1, lables: { a: /a } } }"))
                .singleElement()
                .asString()
                .endsWith("metrics.x.lables: is an unknown key; did you mean labels?");
        assertThat(problems("metric: { x: { value: 1 } }"))
                .singleElement()
                .asString()
                .contains("metrics: is missing");
        assertThat(problems("timeout: 0s\nmetrics: { x: { value: 1 } }"))
                .singleElement()
                .asString()
                .endsWith("timeout: is not above zero; expected such as 10s");
    }

    @Test
    void asksAPrometheusServer() throws Exception {
        answers(okJson("""
                        {"status": "success", "data": {"resultType": "vector", "result": [
                          {"metric": {"__name__": "up", "job": "a"}, "value": [1700000000.5, "1"]},
                          {"metric": {"job": "b"}, "value": [1700000000.5, "NaN"]},
                          {"metric": {"job": "c"}, "value": [1700000000.5, "+Inf"]}]}, "infos": ["so so"]}
                        """));
        assertThat(prometheus("").query("sum by (job) (up)", NOW))
                .containsExactly(
                        new Point(Labels.of("job", "a"), 1),
                        new Point(Labels.of("job", "b"), Double.NaN),
                        new Point(Labels.of("job", "c"), Double.POSITIVE_INFINITY));
        SERVER.verify(postRequestedFor(urlEqualTo("/data/api/v1/query"))
                .withRequestBody(containing("query=sum+by+%28job%29+%28up%29"))
                .withRequestBody(containing("time=1700000000.500")));

        answers(okJson("{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"-2.5\"]}}"));
        assertThat(prometheus("").query("-2.5", NOW)).containsExactly(new Point(Labels.empty(), -2.5));
    }

    @Test
    void saysWhyAPrometheusServerDoesNotAnswer() {
        QueryEngine engine = prometheus("");
        answers(aResponse()
                .withStatus(400)
                .withBody("{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"}"));
        assertThatThrownBy(() -> engine.query("(", NOW))
                .hasMessage("localhost answers with status 400, bad_data: parse error");
        answers(aResponse().withStatus(503).withBody("busy"));
        assertThatThrownBy(() -> engine.query("up", NOW)).hasMessage("localhost answers with status 503");
        answers(
                okJson(
                        "{\"status\":\"success\",\"warnings\":[\"a store is away\"],\"data\":{\"resultType\":\"vector\",\"result\":[]}}"));
        assertThatThrownBy(() -> engine.query("up", NOW))
                .hasMessage("localhost gives only a part of the answer: a store is away");
        answers(okJson("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}"));
        assertThatThrownBy(() -> engine.query("up[5m]", NOW))
                .hasMessage("the expression gives a matrix, and a rule needs a vector or a scalar");
        answers(okJson("{\"status\":\"success\"}"));
        assertThatThrownBy(() -> engine.query("up", NOW)).hasMessageContaining("there is no data in it");
        answers(
                okJson(
                        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1]}]}}"));
        assertThatThrownBy(() -> engine.query("up", NOW)).hasMessageContaining("there is no value in it");
    }

    @Test
    void takesAPartWhereThatIsAskedFor() throws Exception {
        answers(okJson(
                "{\"status\":\"success\",\"warnings\":[\"x\"],\"data\":{\"resultType\":\"vector\",\"result\":[]}}"));
        assertThat(prometheus("partial: true").query("up", NOW)).isEmpty();
    }

    @Test
    void aPatternIsOfTheLanguageOfMatchersAndStopsOnATextThatIsMadeToKeepItBusy() {
        assertThat(problems("metrics: { x: { value: 1, labels: { a: { pointer: /a, pattern: '(?=b)(c)' } } } }"))
                .singleElement()
                .asString()
                .contains("metrics.x.labels.a.pattern: is no regular expression");
        answers(okJson("[{\"a\": \"" + "a".repeat(300) + "!\"}]"));
        MetricPoll poll =
                json("metrics: { x: { value: 1, labels: { a: { pointer: /a, pattern: '((?:.*a){6})b' } } } }");
        assertThatThrownBy(poll::poll).isInstanceOf(IOException.class).hasMessageContaining("takes too long");
    }
}
