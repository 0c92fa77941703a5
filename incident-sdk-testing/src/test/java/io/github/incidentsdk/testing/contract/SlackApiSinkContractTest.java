package io.github.incidentsdk.testing.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.slack.SlackSinkProvider;
import java.util.List;
import java.util.Map;

class SlackApiSinkContractTest extends HttpSinkContract {

    private static final String TOKEN = "xoxb-CANARY-1234";

    SlackApiSinkContractTest() {
        super(okJson("{\"ok\":true,\"channel\":\"C0123456789\",\"ts\":\"1772366400.000100\"}"));
    }

    @Override
    IncidentSink to(String url) {
        return made(new SlackSinkProvider(), Map.of("token", TOKEN, "channel", "C0123456789", "api-url", url + "/api"));
    }

    @Override
    public List<String> secrets() {
        return List.of(TOKEN, "CANARY");
    }
}
