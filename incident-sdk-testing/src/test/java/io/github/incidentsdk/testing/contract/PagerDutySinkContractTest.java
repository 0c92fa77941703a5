package io.github.incidentsdk.testing.contract;

import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.pagerduty.PagerDutySinkProvider;
import java.util.List;
import java.util.Map;

class PagerDutySinkContractTest extends HttpSinkContract {

    private static final String ROUTING_KEY = "0123456789abcdefCANARY0123456789";

    PagerDutySinkContractTest() {
        super(202);
    }

    @Override
    IncidentSink to(String url) {
        return made(new PagerDutySinkProvider(), Map.of("url", url, "routing-key", ROUTING_KEY));
    }

    @Override
    public List<String> secrets() {
        return List.of("CANARY", ROUTING_KEY);
    }
}
