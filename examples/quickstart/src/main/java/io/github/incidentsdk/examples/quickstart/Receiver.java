package io.github.incidentsdk.examples.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.sink.webhook.WebhookSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The other end of a webhook: checks each request's signature and keeps what it was told of each incident. */
final class Receiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final String secret = newSecret();
    private final WebhookSignature signature = WebhookSignature.of(Secret.of(secret));
    private final Screen screen;
    private final Map<String, String> stories = new LinkedHashMap<>();
    private int refused;

    Receiver(Screen screen) throws IOException {
        this.screen = screen;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/incidents", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/incidents";
    }

    String secret() {
        return secret;
    }

    /** What was told of each incident type, in order: {@code declared SEV3 → severity-changed SEV2 → resolved}. */
    synchronized Map<String, String> stories() {
        return new LinkedHashMap<>(stories);
    }

    synchronized int refused() {
        return refused;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean signed = signature.verify(
                    header(exchange, "webhook-id"),
                    header(exchange, "webhook-timestamp"),
                    header(exchange, "webhook-signature"),
                    body,
                    Instant.now());
            take(signed, JSON.readTree(body).path("data"));
            exchange.sendResponseHeaders(signed ? 204 : 401, -1);
        } catch (RuntimeException unexpected) {
            throw new UncheckedIOException(new IOException("the receiver failed", unexpected));
        }
    }

    private synchronized void take(boolean signed, JsonNode data) {
        if (!signed) {
            refused++;
            screen.say("receiver", "refused a request whose signature is wrong");
            return;
        }
        JsonNode incident = data.path("incident");
        String kind = data.path("event").path("kind").asText();
        String severity = incident.path("severity").asText();
        String told = kind.equals("resolved") ? "resolved" : kind + " " + severity;
        stories.merge(incident.path("type").asText(), told, (before, now) -> before + " → " + now);
        screen.say(
                "receiver",
                "signed ✓  %-16s %s  %s"
                        .formatted(kind, severity, incident.path("title").asText()));
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static String newSecret() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
