package io.github.incidentsdk.testing.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;

import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.slack.SlackSinkProvider;
import java.util.List;
import java.util.Map;

class SlackWebhookSinkContractTest extends HttpSinkContract {

    private static final String PATH = "/services/T0CANARY/B0/hook-CANARY";

    SlackWebhookSinkContractTest() {
        super(ok("ok"));
    }

    @Override
    IncidentSink to(String url) {
        return made(new SlackSinkProvider(), Map.of("url", url + PATH));
    }

    @Override
    public List<String> secrets() {
        return List.of("CANARY");
    }
}
