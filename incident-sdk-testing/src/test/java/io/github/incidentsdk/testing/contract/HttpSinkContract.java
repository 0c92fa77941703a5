package io.github.incidentsdk.testing.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.incidentsdk.config.SinkConfig;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.IncidentSinkProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A sink over HTTP held to its contract, beside a server that takes everything and a socket that never answers. */
abstract class HttpSinkContract implements RemoteSinkContract {

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final ResponseDefinitionBuilder accepted;

    @RegisterExtension
    final SilentServer silent = new SilentServer();

    /** Its backend takes everything with this status. */
    HttpSinkContract(int accepted) {
        this(aResponse().withStatus(accepted));
    }

    /** Its backend takes everything with this answer. */
    HttpSinkContract(ResponseDefinitionBuilder accepted) {
        this.accepted = accepted;
    }

    /** The sink whose backend is at {@code url}, such as {@code http://127.0.0.1:4711}. */
    abstract IncidentSink to(String url);

    /** What a configuration of these settings makes. */
    static IncidentSink made(IncidentSinkProvider provider, Map<String, ?> settings) {
        List<Problem> problems = new ArrayList<>();
        Optional<IncidentSink> sink =
                SinkConfig.of("team", provider.type(), settings).create(provider, problems::add);
        assertThat(problems).isEmpty();
        return sink.orElseThrow();
    }

    @BeforeEach
    void takeEverything() {
        SERVER.stubFor(any(anyUrl()).willReturn(accepted));
    }

    private IncidentSink toPort(int port) {
        return to("http://127.0.0.1:" + port);
    }

    @Override
    public final IncidentSink sink() {
        return toPort(SERVER.getPort());
    }

    @Override
    public final IncidentSink unreachable() throws IOException {
        silent.hangUp();
        return toPort(silent.port());
    }

    @Override
    public final IncidentSink silent() {
        return toPort(silent.port());
    }
}
