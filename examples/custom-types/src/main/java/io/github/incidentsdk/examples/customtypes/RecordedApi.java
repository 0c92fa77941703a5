package io.github.incidentsdk.examples.customtypes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.LongSupplier;

/** A server on loopback that answers as an API did when it was recorded. */
final class RecordedApi implements AutoCloseable {

    static {
        // Read once by the JDK's server: else the body of each answer waits until the head was acknowledged, 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Map<String, Recording> recordings;
    private final LongSupplier sinceBegin;
    private final HttpServer server;

    /**
     * Starts it at a port of the system's choice.
     *
     * @param sinceBegin how many milliseconds of the recorded day are over
     */
    RecordedApi(String recording, LongSupplier sinceBegin) throws IOException {
        this.recordings = Recording.byRequest(recording);
        this.sinceBegin = sinceBegin;
        this.server = server();
        server.createContext("/", this::answer);
        server.start();
    }

    /** One at a port of the system's choice, not started yet. */
    static HttpServer server() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Recording recording = recordings.get(exchange.getRequestURI().toString());
            String text = recording == null
                    ? "{\"error\": \"this was not recorded\"}"
                    : recording.at(sinceBegin.getAsLong()).path("answer").toString();
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(recording == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
