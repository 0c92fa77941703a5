package io.github.incidentsdk.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls of the DevTools protocol, one after the other, and what was told meanwhile. */
final class DevTools implements WebSocket.Listener {

    private static final long PATIENCE_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final List<JsonNode> events = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private @Nullable WebSocket socket;
    private int calls;

    private DevTools() {}

    static DevTools connect(HttpClient http, URI address) {
        DevTools tools = new DevTools();
        tools.socket = http.newWebSocketBuilder().buildAsync(address, tools).join();
        return tools;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try {
                received.add(JSON.readTree(part.toString()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    JsonNode call(String method, Map<String, Object> params) throws Exception {
        int id = ++calls;
        connected()
                .sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", params)), true)
                .join();
        while (true) {
            JsonNode message = next(method);
            if (message.path("id").asInt() == id) {
                if (message.has("error")) {
                    throw new IOException(method + ": " + message.path("error"));
                }
                return message.path("result");
            }
            events.add(message);
        }
    }

    /** Waits until an event was told. */
    void await(String event) throws Exception {
        while (events.stream().noneMatch(each -> each.path("method").asText().equals(event))) {
            events.add(next(event));
        }
    }

    List<JsonNode> events() {
        return events;
    }

    void forget() {
        events.clear();
    }

    void close() {
        connected().abort();
    }

    private JsonNode next(String waitedFor) throws Exception {
        JsonNode message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new IOException("the browser says nothing of " + waitedFor);
        }
        return message;
    }

    private WebSocket connected() {
        if (socket == null) {
            throw new IllegalStateException("not connected");
        }
        return socket;
    }
}
