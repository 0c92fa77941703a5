package io.github.incidentsdk.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.IncidentManagerBuilder;
import io.github.incidentsdk.micrometer.MeterSource;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A service that answers a thousand requests a second and times each, without the SDK or with fifty rules over what it times, of
 * which none is breached.
 *
 * <p>Requests are sent when they are due, whether those before were answered or not, and their time counts from then. Rules are
 * evaluated every second, fifteen times as often as they usually are.
 */
final class Requests {

    static final String WITHOUT = "without";
    static final String WITH = "with";

    private static final int PER_SECOND = 1_000;
    private static final int WARM_UP = 3 * PER_SECOND;
    private static final int MEASURED = 8 * PER_SECOND;
    private static final int ENDPOINTS = 50;
    private static final long PERIOD = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;

    private Requests() {}

    /** Prints the processor's milliseconds that the measured requests took, client included, and the 99th percentile of their times. */
    public static void main(String... way) throws Exception {
        MeterRegistry registry = new SimpleMeterRegistry();
        HttpServer server = serve(registry);
        IncidentManager manager = way[0].equals(WITH) ? watch(registry) : null;
        Sender sender = new Sender(server.getAddress().getPort());
        sender.send(WARM_UP);
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = process.getProcessCpuTime();
        long[] nanos = sender.send(MEASURED);
        long after = process.getProcessCpuTime();
        if (manager != null
                && (!manager.open().isEmpty() || !manager.rulesHealth().isGood())) {
            throw new IllegalStateException("something is wrong: " + manager.open() + manager.rulesHealth());
        }
        Arrays.sort(nanos);
        System.out.println("millis " + (after - before) / 1e6);
        System.out.println("p99-micros " + nanos[nanos.length * 99 / 100] / 1e3);
        System.exit(0);
    }

    private static HttpServer serve(MeterRegistry registry) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (int i = 0; i < ENDPOINTS; i++) {
            Timer timer =
                    Timer.builder("http.server.requests").tag("uri", "/" + i).register(registry);
            server.createContext("/" + i + "/", exchange -> timer.record(() -> answer(exchange)));
        }
        server.setExecutor(Executors.newFixedThreadPool(8, Requests::daemon));
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange) {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static IncidentManager watch(MeterRegistry registry) {
        IncidentManagerBuilder builder = IncidentManager.builder()
                .service("checkout")
                .type(IncidentType.named("slow").by("uri").build())
                .source("micrometer", MeterSource.of(registry));
        for (int i = 0; i < ENDPOINTS; i++) {
            builder.rule(IncidentRule.named("slow-" + i)
                    .declares("slow")
                    .value("rate(http_server_requests_seconds_sum{uri=\"/" + i
                            + "\"}[1m]) / rate(http_server_requests_seconds_count{uri=\"/" + i + "\"}[1m])")
                    .level(Severity.SEV2, "> 10")
                    .every(Duration.ofSeconds(1))
                    .build());
        }
        return builder.build();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    /** Sends at a fixed rate. */
    private static final class Sender {

        private final OkHttpClient client = new OkHttpClient();
        private final ThreadPoolExecutor callers =
                (ThreadPoolExecutor) Executors.newFixedThreadPool(16, Requests::daemon);
        private final int port;

        Sender(int port) {
            this.port = port;
        }

        /** Returns for each request how long it took from when it was due. */
        long[] send(int count) throws InterruptedException {
            long[] nanos = new long[count];
            AtomicInteger left = new AtomicInteger(count);
            Thread waiting = Thread.currentThread();
            long begin = System.nanoTime();
            for (int i = 0; i < count; i++) {
                int number = i;
                long due = begin + i * PERIOD;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                callers.execute(() -> {
                    call(number);
                    nanos[number] = System.nanoTime() - due;
                    if (left.decrementAndGet() == 0) {
                        LockSupport.unpark(waiting);
                    }
                });
            }
            while (left.get() > 0) {
                LockSupport.park();
            }
            return nanos;
        }

        private void call(int number) {
            Request request = new Request.Builder()
                    .url("http://127.0.0.1:" + port + "/" + number % ENDPOINTS + "/")
                    .build();
            try (Response response = client.newCall(request).execute()) {
                if (response.code() != 204) {
                    throw new IllegalStateException("answered " + response.code());
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
