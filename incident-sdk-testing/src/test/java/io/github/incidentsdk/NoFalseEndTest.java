package io.github.incidentsdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a source answers: only an answer of the expected shape ends an incident. */
@Timeout(240)
class NoFalseEndTest {

    private static final String FILE = """
            incidents:
              journal: { directory: '%s' }
              types:
                alarm: { by: [id] }
                full: { by: [id] }
                crowd: {}
              sources:
                site:
                  type: http-json
                  url: %s
                  every: 1m
                  metrics:
                    alarm: { each: /alarms, value: 1, labels: { id: /id } }
                    level: { each: /tanks, value: /level, labels: { id: /id } }
              rules:
                alarms: { declare: alarm, value: alarm, levels: { SEV2: "> 0" }, every: 1m, keep: 2m }
                tanks: { declare: full, value: level, levels: { SEV2: "> 90" }, every: 1m, keep: 2m }
                crowds: { declare: crowd, value: count(level > 90), levels: { SEV3: "> 0" }, every: 1m, keep: 2m }
            """;

    private static final String ALARMS = "[{\"id\": \"a\"}]";
    private static final String TANKS = "[{\"id\": \"t\", \"level\": 95}]";

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime();
    private IncidentManager manager;

    @BeforeEach
    void open() {
        says(ALARMS, TANKS);
        begin();
        pass(3);
        assertThat(manager.open()).hasSize(3);
    }

    private void begin() {
        IncidentConfig config =
                IncidentConfig.parseYaml(FILE.formatted(folder.resolve("journal"), SERVER.baseUrl()), "incidents.yaml");
        assertThat(config.problems()).isEmpty();
        manager = Desk.manager(time, new RecordingSink()).config(config).build();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private static void says(String alarms, String tanks) {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson("{\"alarms\": " + alarms + ", \"tanks\": " + tanks + "}")));
    }

    private void pass(int minutes) {
        time.advance(Duration.ofMinutes(minutes));
    }

    private void assertThatAllGoOn() {
        pass(60);
        assertThat(manager.open()).hasSize(3);
        assertThat(manager.rules())
                .allSatisfy(rule -> assertThat(rule.counts().failures()).isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[null]", "[{\"error\": \"x\"}]", "[{\"ident\": \"a\"}]", "{\"id\": \"a\"}", "{}x", "7"})
    void elementsThatNobodyCanNameEndNothing(String alarms) {
        says(alarms, TANKS);
        assertThatAllGoOn();
        assertThat(Desk.unknown(manager, "alarms")).contains("site");

        says("[]", TANKS);
        pass(10);
        assertThat(manager.open()).as("gone by an answer that says so").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\": \"t\", \"fill\": 95}]",
                "[{\"id\": \"t\"}, {\"id\": \"u\", \"level\": 10}]",
                "[{\"error\": \"x\"}, {\"id\": \"u\", \"level\": 10}]",
                "[null, {\"id\": \"u\", \"level\": 10}]",
                "[{\"level\": 10}]",
                "[{\"id\": null, \"level\": 10}]",
                "[{\"id\": \"t\", \"level\": 1e999}]",
                "[{\"id\": \"t\", \"level\": \"1,000\"}]",
                "[[{\"id\": \"t\", \"level\": 10}]]",
                "[{\"id\": \"t\", \"level\": 10}, {\"id\": \"t\", \"level\": 20}]",
                "{\"id\": \"t\", \"level\": 10}",
                "null"
            })
    void aPartOfAnAnswerEndsNothing(String tanks) {
        says(ALARMS, tanks);
        assertThatAllGoOn();
        assertThat(Desk.unknown(manager, "tanks")).isNotEqualTo("null");

        says(ALARMS, "[{\"id\": \"t\", \"level\": 10}]");
        pass(10);
        assertThat(manager.open()).hasSize(1);
    }

    @Test
    void aFieldThatVanishedIsSaidWithItsPointerItsMetricAndItsSource() {
        says(ALARMS, "[{\"id\": \"t\", \"fill\": 95}]");
        pass(3);
        String why = "/level leads to nothing in the one element";
        assertThat(Desk.unknown(manager, "tanks"))
                .isEqualTo("source 'site' does not tell all of metric 'level': " + why);
        assertThat(manager.sources())
                .singleElement()
                .satisfies(source ->
                        assertThat(source.failure()).isEqualTo("its answer does not tell all: metric level: " + why));
        assertThat(Desk.unknown(manager, "alarms"))
                .as("the other metric of the poll")
                .isEqualTo("null");
        says(ALARMS, TANKS);
        pass(2);
        assertThat(manager.sources().get(0).failure()).isNull();
        assertThat(Desk.unknown(manager, "tanks")).isEqualTo("null");
    }

    @Test
    void whatAPartOfAnAnswerSaysStillOpens() {
        says(ALARMS, "[{\"error\": \"x\"}, {\"id\": \"u\", \"level\": 99}]");
        pass(3);
        assertThat(manager.open())
                .extracting(open -> open.snapshot().by().toString())
                .contains("{id=u}", "{id=t}");
    }

    @Test
    void aRestartInMidIncidentWithAPartOfAnAnswerEndsNothing() {
        manager.close();
        says("[null]", "[{\"id\": \"u\", \"level\": 10}, {}]");
        begin();
        assertThatAllGoOn();
        says("[]", "[]");
        pass(15);
        assertThat(manager.open()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 203, 204, 206, 301, 304, 401, 404, 429, 500})
    void onlyAStatusOf200IsAnAnswer(int status) {
        SERVER.stubFor(any(anyUrl())
                .willReturn(
                        aResponse().withStatus(status).withBody("{\"alarms\": [], \"tanks\": []}".getBytes(UTF_8))));
        assertThatAllGoOn();
        assertThat(Desk.unknown(manager, "alarms")).startsWith("source 'site' has no data: ");
    }

    @Test
    void aWindowThatIsShorterThanTheTimeBetweenTwoAnswersEndsNothing() {
        RecordingSink told = new RecordingSink();
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  types: { deep: {} }
                  rules: { deep: { declare: deep, expr: "max_over_time(depth[5m]) > 1", level: SEV2 } }
                """, "test");
        try (IncidentManager slow = Desk.manager(time, told)
                .config(config)
                .poll("slow", Duration.ofMinutes(15), () -> List.of(new Sample("depth", Labels.empty(), 50)))
                .build()) {
            time.advance(Duration.ofMinutes(130));

            assertThat(told.kinds()).containsExactly("declared");
            assertThat(Desk.unknown(slow, "deep")).contains("too few samples");
        }
    }
}
