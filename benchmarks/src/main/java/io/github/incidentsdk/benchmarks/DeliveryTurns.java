package io.github.incidentsdk.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.sun.net.httpserver.HttpServer;
import io.github.incidentsdk.config.SinkConfig;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.webhook.WebhookSinkProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * What the processor works for one event as one POST, from the event to the answer, on the thread that waits for that; the ways
 * take turns in one process.
 *
 * <p>Twice: with a pause before each call, as events happen, so that both sides of each call begin from rest; and one call right
 * after the other, as a lane makes them that has much to catch up with.
 */
final class DeliveryTurns {

    private static final int WARM_UP = 60;
    private static final int TURNS = 160;
    private static final int CALLS = 100;
    private static final int CALLS_APART = 20;
    private static final long APART = TimeUnit.MICROSECONDS.toNanos(300);

    private static final MediaType JSON = MediaType.get("application/cloudevents+json; charset=UTF-8");

    private static final ObjectWriter RECORDS = EventRecords.MAPPER.writerFor(EventRecords.CloudEvent.class);

    private final HttpServer server;
    private final IncidentSink sink;
    private final OkHttpClient client = new OkHttpClient();
    private final Request.Builder request;
    private final Happened happened = JournalEvents.happened(7);
    private final Delivery delivery = new Given(happened);
    private final EventRecords.CloudEvent record = EventRecords.cloudEvent(delivery, happened);
    private volatile byte[] body = {};

    /** An event that is handed to a sink. */
    private record Given(Happened line) implements Delivery {

        @Override
        public IncidentSnapshot incident() {
            return line.incident();
        }

        @Override
        public IncidentEvent event() {
            return line.event();
        }

        @Override
        public boolean opens() {
            return true;
        }

        @Override
        public List<IncidentEvent> coalesced() {
            return List.of();
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public Optional<String> receipt(String name) {
            return Optional.empty();
        }

        @Override
        public void remember(String name, String value) {
            throw new UnsupportedOperationException("a webhook remembers nothing");
        }
    }

    private interface Post {
        Object send() throws Exception;
    }

    /** One way, and what a call took of the processor in each of its turns. */
    private record Way(String name, Post post, List<Double> atOnce, List<Double> apart) {

        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        Way(String name, Post post) {
            this(name, post, new ArrayList<>(), new ArrayList<>());
        }

        void turn() throws Exception {
            long before = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < CALLS; i++) {
                post.send();
            }
            atOnce.add((THREADS.getCurrentThreadCpuTime() - before) / 1_000.0 / CALLS);
            long nanos = 0;
            for (int i = 0; i < CALLS_APART; i++) {
                LockSupport.parkNanos(APART);
                nanos -= THREADS.getCurrentThreadCpuTime();
                post.send();
                nanos += THREADS.getCurrentThreadCpuTime();
            }
            apart.add(nanos / 1_000.0 / CALLS_APART);
        }

        void forget() {
            atOnce.clear();
            apart.clear();
        }

        void print() {
            System.out.printf(
                    Locale.ROOT, "%s-at-once %.1f%n%s-apart %.1f%n", name, median(atOnce), name, median(apart));
        }

        private static double median(List<Double> micros) {
            List<Double> sorted = micros.stream().sorted().toList();
            return sorted.get(sorted.size() / 2);
        }
    }

    /** Prints the median of each way in microseconds. */
    public static void main(String... none) throws Exception {
        DeliveryTurns turns = new DeliveryTurns();
        turns.first();
        List<Way> ways = List.of(
                new Way("sink", turns::sink),
                new Way("bare", turns::bareOkHttp),
                new Way("writer", turns::objectWriterAndOkHttp));
        for (int i = 0; i < WARM_UP + TURNS; i++) {
            for (Way way : ways) {
                way.turn();
            }
            if (i == WARM_UP - 1) {
                ways.forEach(Way::forget);
            }
        }
        ways.forEach(Way::print);
        turns.stop();
    }

    /** A receiver in this process that takes everything, and a sink that posts to it. */
    private DeliveryTurns() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                body = exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
            sink = SinkConfig.of("team", "webhook", Map.of("url", url))
                    .create(new WebhookSinkProvider(), problem -> {
                        throw new IllegalStateException(problem.toString());
                    })
                    .orElseThrow();
            request = new Request.Builder().url(url);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The bare client posts the very bytes that the sink does, and the record has the same members. */
    private void first() throws Exception {
        if (!sink().equals(DeliveryOutcome.accepted()) || body.length == 0) {
            throw new IllegalStateException("the receiver got nothing");
        }
        JsonNode posted = EventRecords.MAPPER.readTree(body);
        JsonNode written = EventRecords.MAPPER.readTree(RECORDS.writeValueAsBytes(record));
        if (!posted.equals(written)) {
            throw new IllegalStateException("the sink posts " + posted + " and the record is " + written);
        }
    }

    private void stop() throws Exception {
        sink.close();
        client.connectionPool().evictAll();
        server.stop(0);
    }

    private DeliveryOutcome sink() throws Exception {
        return sink.deliver(delivery);
    }

    private int bareOkHttp() throws IOException {
        return post(body);
    }

    /** What one writes first, where the record is there already. */
    private int objectWriterAndOkHttp() throws IOException {
        return post(RECORDS.writeValueAsBytes(record));
    }

    private int post(byte[] bytes) throws IOException {
        Request post = request.post(RequestBody.create(bytes, JSON)).build();
        try (Response response = client.newCall(post).execute()) {
            return response.code();
        }
    }
}
