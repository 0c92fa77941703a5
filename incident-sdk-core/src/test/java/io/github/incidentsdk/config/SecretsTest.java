package io.github.incidentsdk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("S1")
class SecretsTest {

    private static final String CANARY = "CANARY";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "team: { type: webhook, secret: CANARY, bad }",
                "team: { type: webhook, secret: bad,CANARY }",
                "team: { type: webhook, secret:CANARY }",
                "team: { type: webhook, secret: bad{CANARY} }",
                "team: { type: webhook, secret: 'CANARY' CANARY }",
                "team: { type: webhook, headers: { Authorization: Bearer,CANARY } }",
                "team: CANARY",
                "team: [ CANARY ]",
                "team: { type: webhook, secret: *CANARY }",
                "team: { type: webhook, secret: &CANARY }",
                "team: { type: webhook, secret: !CANARY a }",
                "team: { type: webhook, secret: %CANARY }",
                "team: { type: webhook, secret: \"\\CANARY\" }",
                "team: { type: webhook, secret: CANARY",
                "team: { secret: CANARY }",
                "team: { type: webhook, secret: a, secret: CANARY }",
                "team: { type: webhook, secret: ${A:CANARY} }",
                "team: { type: webhook, secret: '${CANARY' }",
                "team: { type: webhook, token: [ CANARY ] }",
                "team: { type: webhook, tokne: '${A:CANARY' }",
                "team: { type: webhook, 'secret:CANARY': x }",
                "team: { type: webhook, delivery: { secret: CANARY } }",
            })
    void neverShowsASecretOfABrokenSink(String sink) {
        for (String onInvalid : List.of("disable", "fail")) {
            String yaml = "incidents:\n  on-invalid: " + onInvalid + "\n  sinks:\n    " + sink + "\n";
            assertThat(everythingSaidOf(yaml)).isNotEmpty().doesNotContain(CANARY);
        }
    }

    @Test
    void neverShowsWhatTheEnvironmentHolds() {
        String yaml = """
                incidents:
                  reopen-within: ${HELD}
                  default-severity: ${HELD}
                  types: ${HELD}
                  sinks:
                    team: { type: webhook, secret: "${HELD}", timeout: "${HELD}" }
                """;
        IncidentConfig config =
                IncidentConfig.loader().environment(name -> CANARY).parseYaml(yaml, "incidents.yaml");

        assertThat(config.problems()).hasSize(3);
        assertThat(config.problems().toString()).contains("${HELD}").doesNotContain(CANARY);
        SinkConfig team = config.sinks().get("team");
        SinkSettings settings = team.settings();
        assertThat(settings.secret("secret").map(Secret::reveal)).contains(CANARY);
        assertThatThrownBy(() -> settings.duration("timeout", null))
                .isInstanceOf(InvalidSettingException.class)
                .message()
                .contains("${HELD}")
                .doesNotContain(CANARY);
        assertThat(List.of(config, team, settings, settings.secret("secret")).toString())
                .doesNotContain(CANARY);
    }

    @Test
    void doesNotRepeatWhatAProviderSaysWhenItFails() {
        SinkConfig team = SinkConfig.of("team", "webhook", Map.of("secret", CANARY));
        List<Problem> problems = new ArrayList<>();

        assertThat(team.create(
                        Sinks.provider("webhook", settings -> {
                            throw new IllegalStateException(settings.required("secret"));
                        }),
                        problems::add))
                .isEmpty();
        assertThat(problems.toString()).contains("IllegalStateException").doesNotContain(CANARY);
    }

    @Test
    void readsASecretFromAFileWithoutItsLastLineBreak(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("hook"), CANARY + "\n");
        SinkSettings settings = SinkConfig.of("team", "webhook", Map.of("secret-file", file.toString()))
                .settings();

        assertThat(settings.secret("secret").map(Secret::reveal)).contains(CANARY);
        assertThat(settings.unread()).isEmpty();
    }

    @Test
    void refusesASecretFileThatHoldsNone(@TempDir Path directory) throws IOException {
        Path empty = Files.writeString(directory.resolve("empty"), "\n");
        Path large = Files.write(directory.resolve("large"), new byte[65 << 10]);

        refuses(Map.of("secret-file", empty.toString()), "secret-file names a file that is empty");
        refuses(
                Map.of("secret-file", large.toString()),
                "secret-file names a file of more than 64 KiB, which is no secret");
        refuses(Map.of("secret-file", CANARY), "secret-file names a file that cannot be read: NoSuchFileException");
        refuses(
                Map.of("secret-file", CANARY + "\0"),
                "secret-file names a file that cannot be read: InvalidPathException");
        refuses(
                Map.of("secret-file", CANARY, "secret", CANARY),
                "secret is there beside secret-file; expected one of the two");
    }

    private static void refuses(Map<String, String> settings, String message) {
        assertThatThrownBy(() ->
                        SinkConfig.of("team", "webhook", settings).settings().secret("secret"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(message);
    }

    private static String everythingSaidOf(String yaml) {
        try {
            IncidentConfig config =
                    IncidentConfig.loader().environment(name -> null).parseYaml(yaml, "incidents.yaml");
            StringBuilder said = new StringBuilder(config.problems().toString());
            for (SinkConfig sink : config.sinks().values()) {
                sink.create(Sinks.provider("webhook", settings -> settings.secret("secret")), said::append);
            }
            return said.toString();
        } catch (InvalidConfigurationException all) {
            return all + " " + all.problems();
        }
    }
}
