package io.github.incidentsdk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.incidentsdk.config.numbers.DeliveryConfig;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.config.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sink whose {@code delivery:} has a slip in a number tells of incidents all the same. */
class BrokenDeliveryTest {

    private static final String STRANGER = "never-heard-of";
    private static final String EXPECTED = "expected one of ";
    private static final List<String> BROKEN = List.of("-1", "0", "\"\"", "soon", "[7]", "\"${UNSET}\"");

    /** Each key below {@code delivery:} with each value that is none for it; the reader itself says which keys there are. */
    static Stream<Arguments> brokenValues() {
        return keys("").stream().flatMap(key -> BROKEN.stream().map(value -> Arguments.of(key, value)));
    }

    private static List<String> keys(String above) {
        List<String> keys = new ArrayList<>();
        for (String name : askedFor(above)) {
            String key = above.isEmpty() ? name : above + "." + name;
            List<String> below = keys(key);
            keys.addAll(below.isEmpty() ? List.of(key) : below);
        }
        return keys;
    }

    private static List<String> askedFor(String above) {
        return problems(read(delivery(above.isEmpty() ? STRANGER : above + "." + STRANGER, "1"))).stream()
                .filter(problem -> problem.contains(EXPECTED))
                .flatMap(problem -> Stream.of(problem.substring(problem.indexOf(EXPECTED) + EXPECTED.length())
                        .split(", ")))
                .toList();
    }

    @Test
    void theReaderSaysWhichKeysThereAre() {
        assertThat(keys(""))
                .contains("timeout", "pauses.least", "re-assert", "backlog.size")
                .hasSizeGreaterThan(16);
    }

    @ParameterizedTest
    @MethodSource("brokenValues")
    void keepsItsDefaultAndTheSink(String key, String value) {
        IncidentConfig config = read(delivery(key, value));

        assertThat(config.sinks()).containsOnlyKeys("team", "other");
        assertThat(config.sinks().get("team").delivery())
                .isEqualTo(config.delivery())
                .isNotEqualTo(DeliveryConfig.defaults());
        assertThat(config.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.place().path()).isEqualTo("incidents.sinks.team.delivery." + key);
        });
    }

    @ParameterizedTest
    @MethodSource("brokenValues")
    void failsWhereThatIsAsked(String key, String value) {
        List<Problem> told = catchThrowableOfType(
                        InvalidConfigurationException.class, () -> read("on-invalid: fail\n  " + delivery(key, value)))
                .problems();

        assertThat(told)
                .extracting(problem -> problem.place().path())
                .containsExactly("incidents.sinks.team.delivery." + key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retry-percent | 100  | \"100\" is out of range; expected a number from 1 to 99",
                "park-after    | 0    | \"0\" is out of range; expected a number from 1 to 1000000",
                "timeout       | -30s | \"-30s\" is not a duration; expected one such as 500ms, 30s, 5m, 1h30m or 1d",
                "timeout       | 0s   | is zero; expected a longer time",
                "give-up       | 40000d | \"40000d\" is longer than 36500d",
                "re-assert     | -1   | \"-1\" is negative; expected a duration such as 30s",
                "backlog.size  | 1KiB | \"1KiB\" is too small; expected at least 64KiB",
            })
    void saysWhichSinkKeyValueAndRange(String key, String value, String told) {
        assertThat(problems(read(delivery(key, value))))
                .singleElement()
                .asString()
                .endsWith(" incidents.sinks.team.delivery." + key + ": " + told);
    }

    @Test
    void whatContradictsItselfKeepsBothDefaults() {
        IncidentConfig config =
                read(sink("{ pauses: { least: 10m, most: 1m }, retry-after: { most: 500ms }, fault-tries: 9 }"));

        DeliveryConfig.Attempts attempts = config.sinks().get("team").delivery().attempts();
        assertThat(attempts.pauses()).isEqualTo(config.delivery().attempts().pauses());
        assertThat(attempts.retryAfter()).isEqualTo(config.delivery().attempts().retryAfter());
        assertThat(attempts.faults()).isEqualTo(9);
        assertThat(problems(config))
                .containsExactly(
                        "incidents.yaml:5:50 incidents.sinks.team.delivery.pauses.least: a least of 10m is longer"
                                + " than a most of 1m; both keep their defaults, 2s and 3m",
                        "incidents.yaml:5:89 incidents.sinks.team.delivery.retry-after.most: a least of 1s is"
                                + " longer than a most of 500ms; both keep their defaults, 1s and 1h");
    }

    @Test
    void whatStandsBesideABrokenNumberCounts() {
        IncidentConfig config = read(sink("{ retry-percent: 100, timeout: 7s, breaker: { failures: no, pause: 8s } }"));

        DeliveryConfig team = config.sinks().get("team").delivery();
        assertThat(team.attempts().timeout()).hasSeconds(7);
        assertThat(team.pace().breakFor()).hasSeconds(8);
        assertThat(team.pace().retryPercent()).isEqualTo(33);
        assertThat(config.problems()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10s", "[10s]", "\"\"", "\"${UNSET}\"", "{ pauses: 10s }", "{ breaker: [5, 30s] }"})
    void whatHoldsNoKeysKeepsAllDefaults(String delivery) {
        IncidentConfig config = read(sink(delivery));

        assertThat(config.sinks().get("team").delivery()).isEqualTo(config.delivery());
    }

    @Test
    void aNumberThatIsThereTwiceIsTheFirst() {
        IncidentConfig config = read(sink("{ timeout: 7s, timeout: 8s }"));

        assertThat(config.sinks().get("team").delivery().attempts().timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(config.problems()).hasSize(1);
    }

    /** They may be what the sink was not to hear of, one step too far to the right. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ audiences: [customers] }",
                "{ accepts: { from: SEV1 } }",
                "{ timeout: { accepts: { from: SEV1 } } }",
                "{ breaker: { audiences: [customers] } }",
                "{ retry-percent: 100, audiences: [customers] }",
            })
    void keysThatDoNotBelongThereSetTheSinkAside(String delivery) {
        assertThat(read(sink(delivery)).sinks()).containsOnlyKeys("other");
    }

    @Test
    void whatElseIsWrongWithTheSinkSetsItAside() {
        IncidentConfig config = read(sink("{ retry-percent: 100 }, accepts: { from: SEV9 }"));

        assertThat(config.sinks()).containsOnlyKeys("other");
        assertThat(config.problems()).hasSize(2);
    }

    private static String delivery(String key, String value) {
        return sink("{ " + key.replace(".", ": { ") + ": " + value + " }".repeat(key.split("\\.").length));
    }

    /** The defaults are no defaults of the library, so that it shows which of the two a broken number keeps. */
    private static String sink(String delivery) {
        return """
                delivery: { timeout: 20s, pauses: { least: 2s, most: 3m }, retry-percent: 33, re-assert: 2h }
                  sinks:
                    other: { type: log }
                    team: { type: webhook, delivery: %s }
                """.formatted(delivery);
    }

    private static IncidentConfig read(String incidents) {
        return IncidentConfig.loader()
                .environment(Map.<String, String>of()::get)
                .parseYaml("incidents:\n  " + incidents, "incidents.yaml");
    }

    private static List<String> problems(IncidentConfig config) {
        return config.problems().stream().map(Problem::toString).toList();
    }
}
