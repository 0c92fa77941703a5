package io.github.incidentsdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real Alertmanager that notifies nobody. */
final class RealAlertmanager implements AutoCloseable {

    /** The environment variable that names Alertmanager's program. */
    static final String VARIABLE = "ALERTMANAGER_BIN";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
    private final Process server;
    private final int port;

    private RealAlertmanager(Path binary, Path folder, Duration resolveTimeout) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = folder.resolve("alertmanager.yml");
        Files.writeString(config, """
                global: { resolve_timeout: %ds }
                route: { receiver: nobody }
                receivers: [{ name: nobody }]
                """.formatted(resolveTimeout.toSeconds()));
        server = new ProcessBuilder(
                        binary.toString(),
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("alertmanager.log").toFile())
                .start();
    }

    /**
     * Starts one and waits until it answers; null where none is installed.
     *
     * @param resolveTimeout after which it ends an alert that nobody repeats
     */
    static @Nullable RealAlertmanager start(Path folder, Duration resolveTimeout) throws Exception {
        String bin = System.getenv(VARIABLE);
        if (bin == null || !Files.isExecutable(Path.of(bin))) {
            return null;
        }
        RealAlertmanager started = new RealAlertmanager(Path.of(bin), folder, resolveTimeout);
        while (!started.isReady()) {
            if (!started.server.isAlive()) {
                String said = Files.readString(folder.resolve("alertmanager.log"));
                assertThat(said).contains("address already in use"); // somebody was quicker: another one is free
                started = new RealAlertmanager(Path.of(bin), folder, resolveTimeout);
            }
            pause();
        }
        return started;
    }

    /** Between two looks at the server. */
    static void pause() throws InterruptedException {
        new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    }

    private boolean isReady() throws Exception {
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (ConnectException notYet) { // the program has begun, its server has not
            return false;
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The alerts of an incident that are not over, as the API shows them. */
    List<JsonNode> alerts(String key) throws Exception {
        String filter = URLEncoder.encode("incident_key=\"" + key + "\"", UTF_8);
        HttpResponse<String> response = get("/api/v2/alerts?filter=" + filter);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        List<JsonNode> alerts = new ArrayList<>();
        JSON.readTree(response.body()).forEach(alerts::add);
        return alerts;
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofSeconds(30))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
