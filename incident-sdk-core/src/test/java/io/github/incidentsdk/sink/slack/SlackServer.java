package io.github.incidentsdk.sink.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.incidentsdk.sink.Goldens;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.TextSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What answers as Slack does, and what it was sent: for all tests of a class, each of which begins anew. */
final class SlackServer implements BeforeEachCallback, AfterAllCallback {

    static final String TOKEN = "xoxb-CANARY-1234";
    static final String HOOK = "/services/T0CANARY/B0/hook-CANARY";
    static final String POST = "/api/chat.postMessage";
    static final String UPDATE = "/api/chat.update";
    static final String POSTED = "{\"ok\":true,\"channel\":\"C0123456789\",\"ts\":\"1772366400.000100\"}";

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    SlackServer() {
        server.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        takesAll();
    }

    void takesAll() {
        server.resetAll();
        answers(POST, json(POSTED));
        answers(UPDATE, json(POSTED));
        answers(HOOK, aResponse().withStatus(200).withBody("ok"));
    }

    static ResponseDefinitionBuilder json(String body) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody(body);
    }

    static ResponseDefinitionBuilder error(String error) {
        return json("{\"ok\":false,\"error\":\"" + error + "\"}");
    }

    void answers(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(any(urlPathEqualTo(path)).willReturn(answer));
    }

    void answersEverything(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    int port() {
        return server.port();
    }

    void forget() {
        server.resetRequests();
    }

    IncidentSink api() {
        return new SlackSinkProvider()
                .create(
                        "team",
                        new TextSettings()
                                .set("token", TOKEN)
                                .set("channel", "#incidents")
                                .set("api-url", server.baseUrl() + "/api"));
    }

    IncidentSink webhook() {
        return new SlackSinkProvider().create("team", new TextSettings().set("url", server.baseUrl() + HOOK));
    }

    /** In the order in which they came. */
    List<LoggedRequest> received() {
        List<LoggedRequest> requests = new ArrayList<>(server.getAllServeEvents().stream()
                .map(event -> LoggedRequest.createFrom(event.getRequest()))
                .toList());
        Collections.reverse(requests);
        return requests;
    }

    List<String> paths() {
        return received().stream().map(request -> request.getUrl()).toList();
    }

    /** Every request, as a golden keeps it. */
    String transcript() {
        return received().stream()
                .map(request ->
                        request.getMethod() + " " + request.getUrl() + "\n" + Goldens.pretty(request.getBodyAsString()))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.stop();
    }
}
