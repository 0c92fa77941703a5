package io.github.incidentsdk.testing.contract;

import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.webhook.WebhookSinkProvider;
import java.util.List;
import java.util.Map;

class WebhookSinkContractTest extends HttpSinkContract {

    private static final String PATH = "/services/T0CANARY/hook-CANARY";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    WebhookSinkContractTest() {
        super(204);
    }

    @Override
    IncidentSink to(String url) {
        return made(new WebhookSinkProvider(), Map.of("url", url + PATH, "secret", SECRET));
    }

    @Override
    public List<String> secrets() {
        return List.of("CANARY", SECRET, SECRET.substring(6));
    }
}
