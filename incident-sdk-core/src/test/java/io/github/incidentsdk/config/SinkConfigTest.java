package io.github.incidentsdk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Settings;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.IncidentSinkProvider;
import io.github.incidentsdk.sink.http.HttpBackend.Address;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SinkConfigTest {

    private final List<String> problems = new ArrayList<>();

    @Test
    void readsEachKindOfSetting() {
        SinkSettings settings = team("""
                      type: webhook
                      url: https://example.org/hook
                      timeout: 1m30s
                      retries: 3
                      allow-http: true
                      codes: [200, 202]
                      hosts: one
                      headers: { X-Team: checkout }
                """).settings();

        assertThat(settings.uri("url")).isEqualTo(URI.create("https://example.org/hook"));
        assertThat(settings.duration("timeout", Duration.ZERO)).hasSeconds(90);
        assertThat(settings.duration("pause", Duration.ZERO)).isZero();
        assertThat(settings.number("retries", 1)).isEqualTo(3);
        assertThat(settings.number("tries", 1)).isOne();
        assertThat(settings.flag("allow-http", false)).isTrue();
        assertThat(settings.flag("deny-http", true)).isTrue();
        assertThat(settings.list("codes")).containsExactly("200", "202");
        assertThat(settings.list("hosts")).containsExactly("one");
        assertThat(settings.list("ports")).isEmpty();
        assertThat(settings.map("headers")).containsExactly(Map.entry("X-Team", "checkout"));
        assertThat(settings.map("trailers")).isEmpty();
        assertThat(settings.text("absent")).isEmpty();
        assertThat(settings.unread()).isEmpty();
    }

    @Test
    void noCallTakesLongerThanAnAttemptMay() {
        assertThat(callOf("")).isEqualTo(Duration.ofSeconds(2));
        assertThat(callOf("timeout: 40s")).isEqualTo(Duration.ofSeconds(2));
        assertThat(callOf("timeout: 1s")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void eachOfSeveralCallsHasItsShareOfAnAttempt() {
        List<Duration> calls = new ArrayList<>();
        SinkConfig team = team("""
                      type: alerts
                      delivery: { timeout: 2s }
                """);
        URI uri = URI.create("https://example.org");
        team.create(
                Sinks.provider("alerts", settings -> {
                    calls.add(Address.of("url", settings, uri, Duration.ofSeconds(15), 4)
                            .timeout());
                    calls.add(Address.of("url", settings, uri, Duration.ofMillis(100), 4)
                            .timeout());
                }),
                this::note);
        assertThat(problems).isEmpty();
        assertThat(calls).containsExactly(Duration.ofMillis(500), Duration.ofMillis(100));
    }

    private Duration callOf(String line) {
        List<Duration> calls = new ArrayList<>();
        SinkConfig team = team("""
                      type: webhook
                      url: https://example.org/hook
                      delivery: { timeout: 2s }
                      %s
                """.formatted(line));
        team.create(
                Sinks.provider(
                        "webhook",
                        settings -> calls.add(Address.of("url", settings, Duration.ofSeconds(15))
                                .timeout())),
                this::note);
        assertThat(problems).isEmpty();
        return calls.get(0);
    }

    @Test
    void placesTheProblemOfASetting() {
        toldOf(
                settings -> settings.duration("timeout", Duration.ZERO),
                "incidents.yaml:4:7 incidents.sinks.team.timeout:" + " \"30\" has no unit; say 30s");
        toldOf(settings -> settings.required("token"), "incidents.yaml:4:7 incidents.sinks.team.token: is missing");
        toldOf(
                settings -> settings.uri("url"),
                "incidents.yaml:5:7 incidents.sinks.team.url: is not an absolute URI such as"
                        + " https://example.org/hook");
        toldOf(
                settings -> settings.number("url", 1),
                "incidents.yaml:5:7 incidents.sinks.team.url: ****** is not a whole" + " number");
        toldOf(
                settings -> settings.flag("wait", true),
                "incidents.yaml:6:7 incidents.sinks.team.wait: ****** is neither true" + " nor false");
        toldOf(
                settings -> settings.map("wait"),
                "incidents.yaml:6:7 incidents.sinks.team.wait: ****** is a text; expected" + " keys and values");
        toldOf(
                settings -> {
                    throw new InvalidSettingException("wait", "must be at least 1s");
                },
                "incidents.yaml:6:7 incidents.sinks.team.wait: must be at least 1s");
    }

    private void toldOf(Consumer<Settings> reading, String problem) {
        SinkConfig team = team("""
                      timeout: 30
                      url: "not a : uri"
                      wait: ja
                      type: webhook
                """);
        problems.clear();

        assertThat(team.create(Sinks.provider("webhook", reading), this::note)).isEmpty();
        assertThat(problems).containsExactly(problem);
    }

    @Test
    void refusesSettingsThatNobodyReadAndClosesTheSink() {
        AtomicInteger closed = new AtomicInteger();
        IncidentSinkProvider provider = new IncidentSinkProvider() {
            @Override
            public String type() {
                return "webhook";
            }

            @Override
            public IncidentSink create(String id, Settings settings) {
                settings.text("url");
                settings.secret("secret");
                return new Closing(closed);
            }
        };

        assertThat(team("      type: webhook\n      urll: x\n      colour: y\n").create(provider, this::note))
                .isEmpty();
        assertThat(problems)
                .containsExactly(
                        "incidents.yaml:5:7 incidents.sinks.team.urll: is an unknown key; did you mean url?",
                        "incidents.yaml:6:7 incidents.sinks.team.colour: is an unknown key; expected one of secret,"
                                + " secret-file, url");
        assertThat(closed).hasValue(1);
    }

    private record Closing(AtomicInteger closed) implements IncidentSink {
        @Override
        public DeliveryOutcome deliver(Delivery delivery) {
            return DeliveryOutcome.accepted();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Test
    void suggestsATypeOfSink() {
        assertThat(team("      type: web-hok\n").unknownType(List.of("log", "webhook")))
                .hasToString(
                        "incidents.yaml:4:7 incidents.sinks.team.type: \"web-hok\" is no known type of sink; expected one"
                                + " of log, webhook; did you mean webhook?");
    }

    @Test
    void refusesNonsenseInCodeAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SinkConfig.of("On Call", "webhook", Map.of()))
                .withMessageStartingWith("\"On Call\" cannot name a sink: ");
    }

    @Test
    void laterProblemsFailWhereThatIsAsked() {
        IncidentConfig failing = IncidentConfig.parseYaml("incidents: { on-invalid: fail }", "i.yaml");
        Problem late = team("      type: x\n").unknownType(List.of("log"));

        assertThatThrownBy(() -> failing.withProblems(List.of(late))).isInstanceOf(InvalidConfigurationException.class);
        assertThat(failing.withProblems(List.of(late.asWarning())).problems()).hasSize(1);
        assertThat(IncidentConfig.builder().build().withProblems(List.of(late)).problems())
                .containsExactly(late);
    }

    private void note(Problem problem) {
        problems.add(problem.toString());
    }

    private static SinkConfig team(String settings) {
        IncidentConfig config =
                IncidentConfig.parseYaml("incidents:\n  sinks:\n    team:\n" + settings, "incidents.yaml");
        assertThat(config.problems()).isEmpty();
        return config.sinks().get("team");
    }
}
