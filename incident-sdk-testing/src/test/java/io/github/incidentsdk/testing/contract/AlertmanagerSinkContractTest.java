package io.github.incidentsdk.testing.contract;

import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.alertmanager.AlertmanagerSinkProvider;
import java.util.List;
import java.util.Map;

class AlertmanagerSinkContractTest extends HttpSinkContract {

    AlertmanagerSinkContractTest() {
        super(200);
    }

    @Override
    IncidentSink to(String url) {
        return made(
                new AlertmanagerSinkProvider(),
                Map.of("url", url, "timeout", "60s", "severity-label", "true", "token", "token-CANARY"));
    }

    @Override
    public List<String> secrets() {
        return List.of("CANARY");
    }
}
