package io.github.incidentsdk.sink.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.IncidentSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S1: what is said of settings that are wrong, where they stand, and never the key. */
@Tag("S1")
class PagerDutySettingsTest {

    private static final String KEY = "routing-key: 0123456789abcdef0123456789abcdef";

    private final List<String> problems = new ArrayList<>();

    private Optional<IncidentSink> made(String settings) {
        String yaml = "incidents:\n  sinks:\n    on-call:\n      type: pagerduty\n      "
                + settings.replace("\n", "\n      ");
        IncidentConfig config = IncidentConfig.parseYaml(yaml, "i.yaml");
        assertThat(config.problems()).isEmpty();
        return config.sinks()
                .get("on-call")
                .create(new PagerDutySinkProvider(), problem -> problems.add(problem.toString()));
    }

    private void refused(String settings, String problem) {
        assertThat(made(settings)).isEmpty();
        assertThat(problems).containsExactly(problem);
    }

    @Test
    void aMissingKeyIsSaid() {
        refused(
                "region: eu",
                "i.yaml:4:7 incidents.sinks.on-call.routing-key: is missing; expected the 32 letters and digits of an"
                        + " integration of type Events API v2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CANARY",
                "0123456789abcdef0123456789CANARY0",
                "0123456789abcdef-123456789CANARY",
                "\"0123456789abcdef012345678CANARY \"",
                "https://events.pagerduty.com/CANARY"
            })
    void aKeyThatIsNoneIsRefusedWithoutShowingIt(String key) {
        refused(
                "routing-key: " + key,
                "i.yaml:5:7 incidents.sinks.on-call.routing-key: is no routing key; expected the 32 letters and digits of"
                        + " an integration of type Events API v2");
    }

    @Test
    void theKeyMayStandInAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("key"), "0123456789abcdef0123456789abcdef\n");
        assertThat(made("routing-key-file: " + file)).isPresent();
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"us,events.pagerduty.com", "eu,events.eu.pagerduty.com"})
    void aRegionHasAHost(String region, String host) {
        assertThat(made(KEY + "\nregion: " + region).orElseThrow()).hasToString("pagerduty on-call at " + host);
    }

    @Test
    void withoutARegionItIsTheFirstOne() {
        assertThat(made(KEY).orElseThrow()).hasToString("pagerduty on-call at events.pagerduty.com");
    }

    @Test
    void aRegionThatThereIsNotIsRefused() {
        refused(
                KEY + "\nregion: asia",
                "i.yaml:6:7 incidents.sinks.on-call.region: is \"asia\"; expected us or eu, or a url instead");
    }

    @Test
    void regionAndUrlContradictEachOther() {
        refused(
                KEY + "\nregion: eu\nurl: https://events.example.com",
                "i.yaml:6:7 incidents.sinks.on-call.region: is there beside url; expected one of the two");
    }

    @Test
    void theUrlEndsBeforeThePath() {
        refused(
                KEY + "\nurl: https://events.pagerduty.com/v2/enqueue",
                "i.yaml:6:7 incidents.sinks.on-call.url: names /v2/enqueue; expected what stands before it, such as"
                        + " https://events.eu.pagerduty.com");
    }

    @Test
    void plainHttpLeavesTheMachineOnlyWhereThatIsSaid() {
        refused(
                KEY + "\nurl: http://events.example.com",
                "i.yaml:6:7 incidents.sinks.on-call.url: sends plain http to events.example.com, where everybody on the way"
                        + " can read it; use https, or say allow-http: true");
        assertThat(made(KEY + "\nurl: http://events.example.com\nallow-http: true"))
                .isPresent();
        assertThat(made(KEY + "\nurl: http://127.0.0.1:8080")).isPresent();
    }

    @Test
    void aSettingThatThereIsNotIsRefused() {
        refused(
                KEY + "\nrouting-kye: x",
                "i.yaml:6:7 incidents.sinks.on-call.routing-kye: is an unknown key; did you mean routing-key?");
    }

    @Test
    void aTimeoutOfNothingIsRefused() {
        refused(
                KEY + "\ntimeout: 0s",
                "i.yaml:6:7 incidents.sinks.on-call.timeout: is not above zero; expected such as 15s");
    }

    @Test
    void severitiesMayHaveOtherWords() {
        Urgency urgency = Urgency.of(Map.of("SEV3", "critical", "SEV1", "error"));
        assertThat(Severity.values())
                .extracting(urgency::of)
                .containsExactly("error", "error", "critical", "info", "info");
        assertThat(Severity.values())
                .extracting(Urgency.of(Map.of())::of)
                .containsExactly("critical", "error", "warning", "info", "info");
        assertThat(made(KEY + "\nseverities: { SEV4: warning }")).isPresent();
    }

    @Test
    void aSeverityOrAWordThatThereIsNotIsRefused() {
        refused(
                KEY + "\nseverities: { SEV4: warn }",
                "i.yaml:6:21 incidents.sinks.on-call.severities.SEV4: is \"warn\"; expected one of critical, error,"
                        + " warning, info");
        problems.clear();
        refused(
                KEY + "\nseverities: { SEV6: info }",
                "i.yaml:6:21 incidents.sinks.on-call.severities.SEV6: is no severity; expected SEV1 to SEV5");
    }
}
