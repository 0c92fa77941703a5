package io.github.incidentsdk.testing.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.http.HttpJsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpJsonContractTest implements RemotePollContract {

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @RegisterExtension
    final SilentServer silent = new SilentServer();

    private static MetricPoll of(int port) {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  sources:
                    weather:
                      type: http-json
                      url: http://127.0.0.1:%d/
                      metrics: { wind_kmh: { each: /zones, value: /wind, labels: { zone: /name } } }
                """.formatted(port), "incidents.yaml");
        List<Problem> problems = new ArrayList<>(config.problems());
        Optional<MetricPoll> poll =
                config.sources().get("weather").create(new HttpJsonProvider()::create, problems::add);
        assertThat(problems).isEmpty();
        return poll.orElseThrow();
    }

    private static void answer(String zones) {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson("{\"zones\": [" + zones + "]}")));
    }

    @Override
    public MetricPoll poll() {
        return of(SERVER.getPort());
    }

    @Override
    public String metric() {
        return "wind_kmh";
    }

    @Override
    public void set(double value) {
        answer("{\"name\": \"north\", \"wind\": " + value + "}");
    }

    @Override
    public void remove() {
        answer("");
    }

    @Override
    public void fail() {
        SERVER.stubFor(any(anyUrl()).willReturn(serverError()));
    }

    @Override
    public MetricPoll silent() {
        return of(silent.port());
    }
}
