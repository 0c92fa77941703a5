package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV1;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import com.sun.net.httpserver.HttpServer;
import io.github.incidentsdk.appender.logback.IncidentAppender;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.IncidentSink;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/**
 * F21: the appender sits at the root, under a lock as many appenders have one, everything is logged at ERROR down to what the HTTP
 * client says, and the SDK and its sinks log as well: nothing loops, and nobody waits for himself.
 */
@Timeout(900)
@Tag("F21")
class LogLoopTest {

    private static final Duration AMPLE = Duration.ofMinutes(3);

    /** Holds its lock while it is at work, as most appenders do, and hands everything on to the one that declares. */
    private static final class Locked extends AppenderBase<ILoggingEvent> {
        private final IncidentAppender incidents = new IncidentAppender();

        @Override
        protected void append(ILoggingEvent event) {
            incidents.doAppend(event);
        }

        @Override
        public void start() {
            incidents.setContext(getContext());
            incidents.start();
            super.start();
        }
    }

    /** As a bridge from java.util.logging does, but everything as an error. */
    private static final class Bridge extends Handler {
        private final AtomicInteger said = new AtomicInteger();

        @Override
        public void publish(LogRecord line) {
            said.incrementAndGet();
            LoggerFactory.getLogger(line.getLoggerName()).error(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final org.slf4j.Logger orders = LoggerFactory.getLogger("com.acme.Orders");
    private final java.util.logging.Logger okhttp = java.util.logging.Logger.getLogger("okhttp3");
    private final Locked appender = new Locked();
    private final Bridge bridge = new Bridge();
    private final List<Appender<ILoggingEvent>> quiet = new ArrayList<>();
    private HttpServer backend;
    private final AtomicInteger posts = new AtomicInteger();

    @BeforeEach
    void attach() throws Exception {
        forgetFacade();
        backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        backend.createContext("/", exchange -> {
            posts.incrementAndGet();
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
        });
        backend.start();
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.iteratorForAppenders().forEachRemaining(quiet::add);
        quiet.forEach(root::detachAppender); // a console would see every error
        root.addAppender(appender);
        okhttp.setLevel(java.util.logging.Level.ALL);
        okhttp.addHandler(bridge);
    }

    @AfterEach
    void detach() throws Exception {
        okhttp.removeHandler(bridge);
        okhttp.setLevel(null);
        root.detachAppender(appender);
        quiet.forEach(root::addAppender);
        appender.stop();
        backend.stop(0);
        forgetFacade();
        Desk.assertNoThreadIsLeft();
    }

    /** What a deadlock holds would hold this, too. */
    private static void forgetFacade() throws Exception {
        FutureTask<Void> forgetting = new FutureTask<>(Desk::forgetFacade, null);
        start(forgetting);
        ends(forgetting);
    }

    private IncidentManagerBuilder manager() {
        IncidentConfig config =
                IncidentConfig.parseYaml("""
                incidents:
                  service: checkout
                  sinks:
                    log: { type: log, logger: com.acme.incidents }
                    hook: { type: webhook, url: "http://127.0.0.1:%d/hook" }
                """.formatted(backend.getAddress().getPort()), "test");
        return IncidentManager.builder()
                .config(config)
                .closeWithProcess(false)
                .stormGuard(0)
                .sink("chatty", IncidentSink.calling(told -> {
                    LoggerFactory.getLogger("com.acme.Chatty").error("cannot tell of {}", told.eventId());
                    throw new IllegalStateException("cannot tell");
                }));
    }

    private static List<IncidentSnapshot> logged(IncidentManager manager) {
        return manager.open().stream()
                .map(Incident::snapshot)
                .filter(incident -> incident.type().equals("logged-error"))
                .toList();
    }

    /** Until it is so, or time is up. */
    private static void await(IncidentManager manager, Predicate<IncidentManager> so) {
        Desk.await("logged", () -> so.test(manager));
    }

    @Test
    void oneErrorIsOneIncidentWhateverIsLoggedWhileItIsTold() throws Exception {
        FutureTask<Void> task = new FutureTask<>(this::logAndLook, null);
        start(task);
        ends(task);
    }

    /** On a thread of its own: no time-out would end the test's, should it wait for a lock. */
    private void logAndLook() {
        try (IncidentManager manager = manager().build();
                Incidents.Installation installed = Incidents.install(manager)) {
            assertThat(installed).isNotNull();
            manager.declare("outage", i -> i.severity(SEV1)); // which the log sink logs at ERROR
            orders.error("order {} is lost", 1);
            await(manager, m -> logged(m).stream().anyMatch(LogLoopTest::isOfOrders));
            await(manager, m -> posts.get() >= 2 && bridge.said.get() > 0);
            orders.error("order {} is lost", 2);
            await(manager, m -> logged(m).stream().anyMatch(incident -> isOfOrders(incident) && incident.count() == 2));

            assertThat(logged(manager))
                    .as("of the host, and of what the HTTP client says on threads of its own")
                    .allMatch(incident ->
                            isOfOrders(incident) || incident.by().get("logger").startsWith("okhttp3."))
                    .hasSizeLessThan(5);
        }
    }

    private static boolean isOfOrders(IncidentSnapshot incident) {
        return incident.by().get("logger").equals("com.acme.Orders");
    }

    @Test
    void whoeverLogsAndWhoeverStartsAndStopsTheSdkNeverWaitForEachOther() throws Exception {
        List<FutureTask<?>> tasks = new ArrayList<>();
        Level before = root.getLevel();
        root.setLevel(Level.ERROR);
        try {
            for (int thread = 0; thread < 2; thread++) {
                tasks.add(new FutureTask<>(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        orders.error("order {} is lost", i, new IOException("disk"));
                    }
                    return null;
                }));
            }
            tasks.add(new FutureTask<>(() -> {
                for (int i = 0; i < 2_000; i++) {
                    Incidents.declare("undefined-" + i % 500).resolve("over"); // most are warned of
                }
                return null;
            }));
            for (int thread = 0; thread < 2; thread++) {
                tasks.add(new FutureTask<>(() -> {
                    for (int i = 0; i < 10; i++) {
                        try (IncidentManager manager = manager()
                                        .shutdown(Duration.ofMillis(100))
                                        .build();
                                Incidents.Installation installed = Incidents.install(manager)) {
                            orders.error("in between {}", installed);
                        }
                    }
                    return null;
                }));
            }
            for (FutureTask<?> task : tasks) {
                start(task);
            }
            for (FutureTask<?> task : tasks) {
                ends(task);
            }
        } finally {
            root.setLevel(before);
        }
    }

    private static void start(FutureTask<?> task) {
        Thread runner = new Thread(task, "task");
        runner.setDaemon(true);
        runner.start();
    }

    private static void ends(FutureTask<?> task) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = System.nanoTime() + AMPLE.toNanos();
        while (true) {
            try {
                task.get(200, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException busy) {
                long[] locked = threads.findDeadlockedThreads();
                assertThat(locked == null ? List.of() : Arrays.asList(threads.getThreadInfo(locked, true, true)))
                        .as("threads that wait for each other")
                        .isEmpty();
                assertThat(System.nanoTime() < end)
                        .as(() -> "it never ends: " + dump(threads))
                        .isTrue();
            }
        }
    }

    private static String dump(ThreadMXBean threads) {
        StringBuilder all = new StringBuilder();
        for (ThreadInfo thread : threads.dumpAllThreads(true, true)) {
            all.append(thread);
        }
        return all.toString();
    }
}
