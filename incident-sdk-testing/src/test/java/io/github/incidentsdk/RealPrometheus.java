package io.github.incidentsdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A real Prometheus server that scrapes a small program of the test's own, four times a second, or is told what happened. */
final class RealPrometheus implements AutoCloseable {

    /** The environment variable that names the folder of Prometheus' programs. */
    static final String VARIABLE = "PROMETHEUS_BIN";

    private static final String LOG = "prometheus.log";
    private static final Pattern LISTENING = Pattern.compile("Listening on.* address=127\\.0\\.0\\.1:(\\d+)");

    private final Map<String, DoubleSupplier> metrics = new ConcurrentHashMap<>();
    private final HttpServer program;
    private final Process server;
    private final String port;

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
                        "--web.listen-address=127.0.0.1:0")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(LOG).toFile())
                .start();
        port = chosenPort(folder.resolve(LOG));
    }

    /** The one that the system chose, which the server says once it listens there. */
    private String chosenPort(Path log) throws IOException {
        Matcher listening = LISTENING.matcher("");
        do {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            boolean over = !server.isAlive();
            String said = Files.readString(log);
            listening.reset(said);
            if (over) {
                throw new AssertionError(said);
            }
        } while (!listening.find());
        return listening.group(1);
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
