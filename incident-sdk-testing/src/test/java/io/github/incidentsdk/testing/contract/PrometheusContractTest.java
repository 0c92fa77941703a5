package io.github.incidentsdk.testing.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.metric.QueryEngine;
import io.github.incidentsdk.metric.http.PrometheusProvider;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

class PrometheusContractTest implements QueryEngineContract {

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @RegisterExtension
    final SilentServer silent = new SilentServer();

    private static QueryEngine of(int port) {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  sources:
                    fleet: { type: prometheus, url: "http://127.0.0.1:%d/" }
                """.formatted(port), "incidents.yaml");
        List<Problem> problems = new ArrayList<>(config.problems());
        Optional<QueryEngine> engine =
                config.sources().get("fleet").create(new PrometheusProvider()::create, problems::add);
        assertThat(problems).isEmpty();
        return engine.orElseThrow();
    }

    private static void answer(String result) {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson("""
                {"status": "success", "data": {"resultType": "vector", "result": [%s]}}""".formatted(result))));
    }

    @Override
    public QueryEngine engine() {
        return of(SERVER.getPort());
    }

    @Override
    public QueryEngine silent() {
        return of(silent.port());
    }

    @Override
    public String expression() {
        return "max by (__name__, queue) (queue_depth)";
    }

    @Override
    public void set(double value) {
        String text = Double.isInfinite(value) ? (value > 0 ? "+Inf" : "-Inf") : String.valueOf(value);
        answer("""
                {"metric": {"__name__": "queue_depth", "queue": "orders"}, "value": [1780000000, "%s"]}""".formatted(text));
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
    public Optional<Instant> asked() {
        ServeEvent last = SERVER.getAllServeEvents().get(0);
        BigDecimal seconds =
                new BigDecimal(last.getRequest().formParameter("time").firstValue());
        return Optional.of(Instant.ofEpochMilli(seconds.movePointRight(3).longValueExact()));
    }
}
