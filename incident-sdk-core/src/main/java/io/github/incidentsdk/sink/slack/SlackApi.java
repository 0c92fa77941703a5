package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.sink.http.HttpBackend;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** The two methods of Slack's Web API that a message needs; their scope is {@code chat:write}. */
final class SlackApi implements AutoCloseable {

    static final String JSON = "application/json; charset=UTF-8";
    private final HttpBackend backend;
    private final Secret token;

    SlackApi(HttpBackend backend, Secret token) {
        this.backend = backend;
        this.token = token;
    }

    /** Posts a message; nothing is fetched for a preview of its links. */
    SlackAnswer post(Consumer<JsonWriter> message) throws IOException {
        return call("chat.postMessage", json -> {
            json.put("unfurl_links", false).put("unfurl_media", false);
            message.accept(json);
        });
    }

    SlackAnswer update(Consumer<JsonWriter> message) throws IOException {
        return call("chat.update", message);
    }

    private SlackAnswer call(String method, Consumer<JsonWriter> message) throws IOException {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token.reveal());
        return SlackAnswer.of(backend.postBelow(method, JsonWriter.bytes(message), JSON, headers));
    }

    @Override
    public void close() {
        backend.close();
    }

    @Override
    public String toString() {
        return backend.toString();
    }
}
