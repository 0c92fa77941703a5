package io.github.incidentsdk.sink.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.sink.IncidentSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S1, S6: what is said of settings that are wrong, where they stand, and never a credential. */
@Tag("S1")
@Tag("S6")
class AlertmanagerSettingsTest {

    private static final String URL = "url: https://am.example.org";

    private final List<String> problems = new ArrayList<>();

    private Optional<IncidentSink> made(String settings) {
        String yaml = "incidents:\n  sinks:\n    alerts:\n      type: alertmanager\n      "
                + settings.replace("\n", "\n      ");
        IncidentConfig config = IncidentConfig.parseYaml(yaml, "i.yaml");
        assertThat(config.problems()).isEmpty();
        return config.sinks()
                .get("alerts")
                .create(new AlertmanagerSinkProvider(), problem -> problems.add(problem.toString()));
    }

    private void refused(String settings, String problem) {
        problems.clear();
        assertThat(made(settings)).isEmpty();
        assertThat(problems).containsExactly("i.yaml:" + problem).noneMatch(text -> text.contains("CANARY"));
    }

    @Test
    void aMissingUrlIsSaid() {
        refused(
                "re-assert: 1m",
                "4:7 incidents.sinks.alerts.url: is missing; expected such as https://alertmanager.example.org, or a list of"
                        + " all replicas");
    }

    @Test
    void severalReplicasMayBeNamed() {
        assertThat(made("url: [https://am-0.example.org, https://am-1.example.org:9093/prefix]")
                        .orElseThrow())
                .hasToString("alertmanager alerts at am-0.example.org, alerts at am-1.example.org:9093");
    }

    @Test
    void aUrlThatIsNoneIsRefusedWithoutShowingIt() {
        refused(
                "url: [https://am.example.org, \"not a CANARY\"]",
                "5:7 incidents.sinks.alerts.url: is not an absolute URI such as https://alertmanager.example.org");
        refused(
                "url: https://am.example.org/api/v2/alerts",
                "5:7 incidents.sinks.alerts.url: names /api/v2/alerts; expected what stands before it, such as"
                        + " https://alertmanager.example.org");
        refused(
                "url: https://user:CANARY@am.example.org",
                "5:7 incidents.sinks.alerts.url: holds a user name or password; put it into headers: { Authorization: … }");
    }

    @Test
    void plainHttpLeavesTheMachineOnlyWhereThatIsSaid() {
        refused(
                "url: [https://am.example.org, http://am.example.org]",
                "5:7 incidents.sinks.alerts.url: sends plain http to am.example.org, where everybody on the way can read"
                        + " it; use https, or say allow-http: true");
        assertThat(made("url: http://am:9093\nallow-http: true")).isPresent();
        assertThat(made("url: http://127.0.0.1:9093")).isPresent();
    }

    @Test
    void aSettingThatThereIsNotIsRefused() {
        refused(URL + "\nlabel: {}", "6:7 incidents.sinks.alerts.label: is an unknown key; did you mean labels?");
    }

    @Test
    void reAssertingAllTheTimeIsRefused() {
        refused(URL + "\nre-assert: 500ms", "6:7 incidents.sinks.alerts.re-assert: is below 1s; expected such as 1m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "token: \"a CANARY\"|token: is no token; expected printable ASCII without spaces",
                "token: \"CANARY\\r\\nX-Evil: 1\"|token: is no token; expected printable ASCII without spaces",
                "token: CANARY\\nusername: u\\npassword: p|token: is there beside username and password; expected one of the"
                        + " two",
                "username: u|password: is missing; expected username and password together",
                "password: CANARY|username: is missing; expected username and password together",
                "username: \"u:v\"\\npassword: CANARY|username: holds a colon, which ends it in HTTP",
                "token: CANARY\\nheaders: { authorization: x }|token: is there beside headers: { Authorization: … }; expected"
                        + " one of the two",
                "headers: { Content-type: text/plain }|headers: holds Content-type, which says what a request of the SDK is"
                        + " like; leave it out",
                "headers: { X-A: \"CANARY\\r\\nX-B: 1\" }|headers: holds what HTTP cannot send; expected a name of letters,"
                        + " digits and dashes, and a value of printable ASCII",
                "labels: { a-b: x }|labels: has no label's name in \"a-b\"; expected letters, digits and underscores",
                "labels: { severity: x }|labels.severity: is set by the sink itself; expected another name"
            })
    void whatContradictsItselfOrCannotBeSentIsRefused(String settings, String problem) {
        problems.clear();
        assertThat(made(URL + "\n" + settings.replaceAll("(?<=[a-zA-Z\"])\\\\n(?=[a-z])", "\n")))
                .isEmpty();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0))
                .endsWith(" incidents.sinks.alerts." + problem)
                .doesNotContain("CANARY");
    }
}
