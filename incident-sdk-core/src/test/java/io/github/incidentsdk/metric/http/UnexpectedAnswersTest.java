package io.github.incidentsdk.metric.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.Sample;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Good JSON that is not what the settings expect: what it does not say is open, and not gone. */
@Timeout(240)
class UnexpectedAnswersTest {

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private static MetricPoll poll(String metrics) {
        IncidentConfig config = IncidentConfig.parseYaml(
                "incidents: { sources: { s: { type: http-json, url: \"" + SERVER.baseUrl() + "\", metrics: " + metrics
                        + " } } }",
                "incidents.yaml");
        assertThat(config.problems()).isEmpty();
        return config.sources()
                .get("s")
                .create(
                        new HttpJsonProvider()::create,
                        problem -> assertThat(problem).isNull())
                .orElseThrow();
    }

    private static void answers(String json) {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson(json)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[null]",
                "[{\"error\": \"shard 3 is away\"}]",
                "[{\"ident\": \"a\"}, {\"ident\": \"b\"}]",
                "{\"error\": \"not now\"}",
                "[[{\"id\": \"a\"}]]",
                "[{\"id\": {\"text\": \"a\"}}]",
                "[{\"id\": null}]",
                "[{\"id\": \"\"}]"
            })
    void elementsThatNobodyCanNameAreNoAnswerThoughTheValueIsConstant(String json) {
        answers(json);
        assertThatThrownBy(poll("{ x: { value: 1, labels: { id: /id } } }")::poll)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("metric x: ")
                .hasMessageContaining("/id");
    }

    @Test
    void anElementWithoutAValueIsASeriesThatIsUnknown() throws Exception {
        answers("[{\"id\": \"a\"}, {\"id\": \"b\", \"v\": 2}]");
        MetricPoll poll = poll("{ x: { value: /v, labels: { id: /id } } }");
        assertThat(poll.poll())
                .containsExactly(
                        new Sample("x", Labels.of("id", "b"), 2),
                        Sample.unknown("x", Labels.of("id", "a"), "/v leads to nothing"));
        assertThat(poll.leftOpen()).isEmpty();
    }

    @Test
    void anElementWithoutAValueIsNoSecondSeriesBesideOneWithTheSameLabels() throws Exception {
        answers("[{\"id\": \"a\", \"temp\": 20}, {\"id\": \"a\", \"hum\": 60}]");
        MetricPoll poll =
                poll("{ temp: { value: /temp, labels: { id: /id } }, hum: { value: /hum, labels: { id: /id } } }");
        assertThat(poll.poll())
                .containsExactly(
                        new Sample("temp", Labels.of("id", "a"), 20), new Sample("hum", Labels.of("id", "a"), 60));
        assertThat(poll.leftOpen()).isEmpty();
    }

    @Test
    void whereAValueIsOptionalAnElementWithoutItIsNoSeries() throws Exception {
        MetricPoll poll = poll("{ lag: { value: /lag, optional: true, labels: { id: /id } } }");
        answers("[{\"id\": \"a\"}, {\"id\": \"b\", \"lag\": 2}]");
        assertThat(poll.poll()).containsExactly(new Sample("lag", Labels.of("id", "b"), 2));
        answers("[{\"id\": \"a\"}, {\"id\": \"b\"}]");
        assertThat(poll.poll()).isEmpty();
        assertThat(poll.leftOpen()).isEmpty();
        answers("[{\"error\": 1}]");
        assertThatThrownBy(poll::poll).hasMessage("metric lag: /id, a label, leads to nothing in the one element");
    }

    @Test
    void oneElementThatNobodyCanNameLeavesTheMetricOpenAndTheOthersCount() throws Exception {
        answers("[{\"id\": \"a\", \"v\": 7}, {\"error\": \"shard 3 is away\"}, null]");
        MetricPoll poll = poll("{ x: { value: /v, labels: { id: /id } } }");
        assertThat(poll.poll()).containsExactly(new Sample("x", Labels.of("id", "a"), 7));
        assertThat(poll.leftOpen()).containsExactly(entry("x", "no label, of /id, is found in 2 of the 3 elements"));
        answers("[{\"id\": \"a\", \"v\": 7}]");
        poll.poll();
        assertThat(poll.leftOpen()).isEmpty();
    }

    @Test
    void aFieldThatVanishedLeavesItsMetricOpenAndTheOthersCount() throws Exception {
        answers("{\"used\": 5, \"all\": [{\"id\": \"a\", \"v\": 1}]}");
        MetricPoll poll = poll(
                "{ used: { value: /used }, free: { value: /free }, x: { each: /every, value: /v, labels: { id: /id } } }");
        assertThat(poll.poll()).containsExactly(new Sample("used", Labels.empty(), 5));
        assertThat(poll.leftOpen())
                .containsOnly(
                        entry("free", "/free leads to nothing in the answer"),
                        entry("x", "/every leads to no list or map in the answer"));
    }

    @Test
    void aLabelThatLeadsToNothingInEveryElementLeavesTheMetricOpen() throws Exception {
        MetricPoll poll = poll("{ x: { value: /v, labels: { id: /id, zone: /zone } } }");
        answers("[{\"id\": \"a\", \"v\": 1}, {\"id\": \"b\", \"v\": 2}]");
        assertThat(poll.poll()).hasSize(2);
        assertThat(poll.leftOpen())
                .containsExactly(entry("x", "/zone, a label, leads to nothing in any of the 2 elements"));
        answers("[{\"id\": \"a\", \"v\": 1, \"zone\": \"eu\"}, {\"id\": \"b\", \"v\": 2}]");
        poll.poll();
        assertThat(poll.leftOpen()).as("some have none").isEmpty();
        answers("[{\"id\": \"a\", \"v\": 1, \"zone\": null}]");
        poll.poll();
        assertThat(poll.leftOpen()).as("it says that there is none").isEmpty();
    }

    @Test
    void aLabelWhosePatternFitsInNoElementLeavesTheMetricOpen() throws Exception {
        MetricPoll poll =
                poll("{ x: { value: /v, labels: { id: /id, town: { pointer: /at, pattern: \"/ (.+)\" } } } }");
        answers(
                "[{\"id\": \"a\", \"at\": \"Bonn, 2026\", \"v\": 1}, {\"id\": \"b\", \"at\": \"Ulm, 2026\", \"v\": 2}]");
        poll.poll();
        assertThat(poll.leftOpen())
                .containsExactly(
                        entry("x", "/at, a label, leads to nothing that fits its pattern in any of the 2 elements"));
        answers("[{\"id\": \"a\", \"at\": \"2026 / Bonn\", \"v\": 1}, {\"id\": \"b\", \"at\": \"\", \"v\": 2}]");
        poll.poll();
        assertThat(poll.leftOpen()).isEmpty();
    }

    @Test
    void aLabelMayBeOptional() throws Exception {
        MetricPoll poll = poll("{ x: { value: /v, labels: { id: { pointer: /id, optional: true } } } }");
        answers("[{\"v\": 1}]");
        assertThat(poll.poll()).containsExactly(new Sample("x", Labels.empty(), 1));
        assertThat(poll.leftOpen()).isEmpty();
    }

    @Test
    void aLoneObjectWhereAListIsMeantHasMembersOfWhichNoneIsAnElement() {
        answers("{\"alerts\": {\"id\": \"a\", \"v\": 40}}");
        assertThatThrownBy(poll("{ x: { each: /alerts, value: /v, labels: { id: /id } } }")::poll)
                .hasMessage(
                        "metric x: /v leads to nothing in any of the 2 members of the object that /alerts leads to");
        assertThatThrownBy(poll("{ x: { each: /alerts, value: 1, labels: { id: /id } } }")::poll)
                .hasMessage("metric x: /id, a label, leads to nothing in any of the 2 members of the object that"
                        + " /alerts leads to");
    }

    @Test
    void anEmptyListIsNoObject() throws Exception {
        answers("[]");
        assertThatThrownBy(poll("{ x: { value: /v } }")::poll)
                .hasMessage("metric x: the answer is an empty list, where /v should lead to a value");
        assertThat(poll("{ x: { value: /v, labels: { id: /id } } }").poll()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1e999              | NaN
                    -1e999             | NaN
                    "1e999"            | NaN
                    "1,234"            | NaN
                    "1 234"            | NaN
                    "0x10"             | NaN
                    "Infinity"         | NaN
                    "+Inf"             | Infinity
                    1e-999             | 0
                    [1]                | NaN
                    {"v":1}            | NaN
                    true               | 1
                    """)
    void whatIsNoNumberIsUnknown(String written, double read) throws Exception {
        answers("{\"v\": " + written + "}");
        assertThat(poll("{ x: { value: /v } }").poll()).singleElement().satisfies(sample -> {
            assertThat(Double.valueOf(sample.value())).isEqualTo(Double.valueOf(read));
            assertThat(sample.why() == null).isEqualTo(!Double.isNaN(read));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "1,234" | /v leads to "1,234", which is no number
                    "NaN"   | /v leads to "NaN", which is no number
                    ""      | /v leads to "", which is no number
                    1e999   | /v leads to 1e999, which is no number
                    [1]     | /v leads to a list, which is no number
                    null    | /v leads to null, which is no number
                    {}      | /v leads to an object, which is no number
                    """)
    void saysWhatIsThereInsteadOfANumber(String written, String why) throws Exception {
        answers("{\"v\": " + written + "}");
        assertThat(poll("{ x: { value: /v } }").poll()).containsExactly(Sample.unknown("x", Labels.empty(), why));
    }

    @Test
    void saysNoMoreOfItThanFitsIntoALine() throws Exception {
        answers("{\"v\": \"" + "x".repeat(100_000) + "\"}");
        assertThat(poll("{ x: { value: /v } }").poll())
                .singleElement()
                .satisfies(sample -> assertThat(sample.why())
                        .hasSizeLessThan(400)
                        .startsWith("/v leads to \"xxx")
                        .endsWith("x…, which is no number"));
    }
}
