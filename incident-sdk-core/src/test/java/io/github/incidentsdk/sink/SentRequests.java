package io.github.incidentsdk.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a sink answered to a delivery and sent because of it, as JSON for a golden. */
public final class SentRequests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SentRequests() {}

    /** Delivers and says what came of it. */
    public static String of(IncidentSink sink, Delivery delivery, WireMockExtension server) throws Exception {
        server.resetRequests();
        DeliveryOutcome outcome = sink.deliver(delivery);
        ObjectNode told = JSON.createObjectNode();
        told.put("outcome", outcome.toString());
        ArrayNode requests = told.putArray("requests");
        for (LoggedRequest request : inOrder(server)) {
            requests.addObject()
                    .put("request", request.getMethod() + " " + request.getUrl())
                    .put("content_type", request.getHeader("Content-Type"))
                    .set("body", body(request));
        }
        return Goldens.pretty(told.toString());
    }

    /** What was sent since the requests were reset, oldest first. */
    public static List<LoggedRequest> inOrder(WireMockExtension server) {
        List<LoggedRequest> requests = new ArrayList<>();
        for (ServeEvent event : server.getAllServeEvents()) {
            requests.add(LoggedRequest.createFrom(event.getRequest()));
        }
        Collections.reverse(requests);
        return requests;
    }

    public static JsonNode body(LoggedRequest request) {
        try {
            return JSON.readTree(request.getBodyAsString());
        } catch (JsonProcessingException noJson) {
            throw new AssertionError("no JSON: " + request.getBodyAsString(), noJson);
        }
    }
}
