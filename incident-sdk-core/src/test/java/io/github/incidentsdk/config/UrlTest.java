package io.github.incidentsdk.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.metric.http.HttpJsonProvider;
import io.github.incidentsdk.metric.http.PrometheusProvider;
import io.github.incidentsdk.sink.webhook.WebhookSinkProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S7, S8: a URL is what the configuration says, as a whole: nothing that data could complete is one. */
@Tag("S7")
@Tag("S8")
class UrlTest {

    private static List<String> problems(String url) {
        List<Problem> problems = new ArrayList<>();
        assertThat(SinkConfig.of("team", "webhook", Map.of("url", url))
                        .create(new WebhookSinkProvider(), problems::add))
                .isEmpty();
        for (String type : List.of("prometheus", "http-json")) {
            IncidentConfig config = IncidentConfig.loader()
                    .literally()
                    .parseMap(
                            Map.of(
                                    "incidents",
                                    Map.of(
                                            "sources",
                                            Map.of(
                                                    "fleet",
                                                    Map.of(
                                                            "type",
                                                            type,
                                                            "url",
                                                            url,
                                                            "metrics",
                                                            Map.of("x", Map.of("value", "1")))))),
                            "code");
            SourceConfig source = config.sources().get("fleet");
            assertThat(
                            type.equals("prometheus")
                                    ? source.create(new PrometheusProvider()::create, problems::add)
                                    : source.create(new HttpJsonProvider()::create, problems::add))
                    .as("%s", url)
                    .isEmpty();
        }
        return problems.stream().map(Problem::toString).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com{x}",
                "https://{x}/hook",
                "https://{x}.example.com/hook",
                "{x}://api.example.com/hook",
                "https:{x}",
                "https://api.example.com:{port}/hook",
                "https://{user}@api.example.com/hook",
                "https://api.example.com/{x}",
                "https://api.example.com/hook/{x}?y={z}",
                "https://api.example.com/hook#{x}",
            })
    void whatWouldHaveToBeFilledIsRefusedWhereverItStands(String url) {
        assertThat(problems(url))
                .hasSize(3)
                .allMatch(problem ->
                        problem.contains("url: holds a { } to be filled, and nothing is ever put into a URL"))
                .noneMatch(problem -> problem.contains("api.example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com@169.254.169.254/",
                "https://api.example.com:443@169.254.169.254/latest",
                "https://api.example.com\\@169.254.169.254/",
                "https://api.example.com /",
                "https:///hook",
                "https:api.example.com",
                "//api.example.com/hook",
                "file:///etc/passwd",
                "jar:https://api.example.com!/",
                "gopher://api.example.com/",
                "http://169.254.169.254/latest",
                "http://2130706433/",
                "http://0x7f.1/",
                "https://api.example.com%7Bx%7D/",
                "https://[::1/",
            })
    void whatLeadsElsewhereThanItSeemsIsRefused(String url) {
        assertThat(problems(url)).hasSize(3).noneMatch(problem -> problem.contains("latest"));
    }

    @Test
    void aPlainHostOfTheConfigurationIsAllowedWhateverItsAddress() {
        List<Problem> problems = new ArrayList<>();
        assertThat(SinkConfig.of("team", "webhook", Map.of("url", "https://169.254.169.254/hook"))
                        .create(new WebhookSinkProvider(), problems::add))
                .isPresent();
        assertThat(problems).isEmpty();
    }

    @Test
    void whatAllowedHostsDoesNotNameIsRefusedAtItsPlace() {
        List<Problem> problems = new ArrayList<>();
        assertThat(SinkConfig.of(
                                "team",
                                "webhook",
                                Map.of(
                                        "url",
                                        "https://evil.example/CANARY",
                                        "allowed-hosts",
                                        List.of("hooks.example.org")))
                        .create(new WebhookSinkProvider(), problems::add))
                .isEmpty();
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("incidents.sinks.team.url: leads to evil.example, which is none of allowed-hosts")
                .doesNotContain("CANARY");
    }
}
