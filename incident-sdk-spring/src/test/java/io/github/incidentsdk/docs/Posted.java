package io.github.incidentsdk.docs;

import com.sun.net.httpserver.HttpServer;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.SinkConfig;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.sink.webhook.WebhookSignature;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What a webhook's receiver was sent first.
 *
 * @param body the request's body
 * @param isSigned whether its signature was right
 */
record Posted(String body, boolean isSigned) {

    private static final String SECRET = "whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0";

    /** Lets a manager with a webhook do something. */
    static Posted of(Consumer<IncidentManager> something) throws Exception {
        CompletableFuture<Posted> posted = new CompletableFuture<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean signed = WebhookSignature.of(Secret.of(SECRET))
                    .verify(
                            exchange.getRequestHeaders().getFirst("webhook-id"),
                            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                            exchange.getRequestHeaders().getFirst("webhook-signature"),
                            body,
                            Instant.now());
            posted.complete(new Posted(new String(body, StandardCharsets.UTF_8), signed));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        IncidentConfig config = IncidentConfig.builder()
                .service("checkout")
                .type(IncidentType.named("cost-spike")
                        .title("Cloud spend spike in {account}")
                        .by("account")
                        .owner("finops")
                        .build())
                .sink(SinkConfig.of("team", "webhook", Map.of("url", url, "secret", SECRET)))
                .build();
        try (IncidentManager manager =
                IncidentManager.builder().config(config).closeWithProcess(false).build()) {
            something.accept(manager);
            manager.flush(Duration.ofSeconds(60));
            return posted.get(60, TimeUnit.SECONDS);
        } finally {
            receiver.stop(0);
        }
    }

    /** JSON without the space between its parts. */
    static String compact(String json) {
        StringBuilder compact = new StringBuilder();
        boolean inText = false;
        for (int i = 0; i < json.length(); i++) {
            char character = json.charAt(i);
            inText ^= character == '"' && (i == 0 || json.charAt(i - 1) != '\\');
            if (inText || !Character.isWhitespace(character)) {
                compact.append(character);
            }
        }
        return compact.toString();
    }
}
