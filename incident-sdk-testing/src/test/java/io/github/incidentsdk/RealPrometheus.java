package io.github.incidentsdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** A real Prometheus server that scrapes a small program of the test's own, four times a second, or is told what happened. */
final class RealPrometheus implements AutoCloseable {

    /** The environment variable that names the folder of Prometheus' programs. */
    static final String VARIABLE = "PROMETHEUS_BIN";

    private final Map<String, DoubleSupplier> metrics = new ConcurrentHashMap<>();
    private final HttpServer program;
    private final Process server;
    private final int port;

    private RealPrometheus(Path binary, Path folder, boolean scrapes) throws IOException {
        program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        program.createContext("/metrics", exchange -> {
            StringBuilder text = new StringBuilder();
            new TreeMap<>(metrics)
                    .forEach((name, value) -> text.append(name)
                            .append(' ')
                            .append(value.getAsDouble())
                            .append('\n'));
            byte[] body = text.toString().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        program.start();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = folder.resolve("prometheus.yml");
        String target = "127.0.0.1:" + program.getAddress().getPort();
        Files.writeString(config, """
                global: { scrape_interval: 250ms, scrape_timeout: 250ms }
                scrape_configs:
                  - job_name: test
                    static_configs: [{ targets: [%s] }]
                """.formatted(scrapes ? '"' + target + '"' : ""));
        server = new ProcessBuilder(
                        binary.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--storage.tsdb.retention.time=100y",
                        "--web.enable-remote-write-receiver",
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    /** Starts one; null where none is installed. */
    static @Nullable RealPrometheus start(Path folder) throws IOException {
        return start(folder, true);
    }

    /** Starts one that knows only what is written to it; null where none is installed. */
    static @Nullable RealPrometheus startToBeTold(Path folder) throws IOException {
        return start(folder, false);
    }

    private static @Nullable RealPrometheus start(Path folder, boolean scrapes) throws IOException {
        String bin = System.getenv(VARIABLE);
        Path binary = bin == null ? null : Path.of(bin, "prometheus");
        return binary != null && Files.isExecutable(binary) ? new RealPrometheus(binary, folder, scrapes) : null;
    }

    /** Shows a metric, such as {@code queue_depth{queue="mail"}}. */
    void shows(String series, DoubleSupplier value) {
        metrics.put(series, value);
    }

    void hides(String series) {
        metrics.remove(series);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() throws IOException {
        server.destroy();
        try {
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        program.stop(0);
    }
}
