package io.github.incidentsdk;

import ch.qos.logback.classic.Logger;
import io.github.incidentsdk.appender.logback.IncidentAppender;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;

/** What a {@link Child} runs: services in a JVM that is short of memory, of carrier threads, or of somebody who closes. */
final class StrainedServices {

    static final int DEAD_SINKS = 24;
    private static final int THREADS = 2_000;
    private static final int DECLARATIONS = 10_000;
    private static final int HUNDRED = 100;

    private StrainedServices() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "forgets-to-close" -> forgetsToClose(directory);
            case "exits-in-a-sink" -> exitsInASink(directory);
            case "has-many-dead-sinks" -> hasManyDeadSinks(directory);
            case "declares-much" -> declaresMuch(directory);
            case "declares-in-virtual-threads" -> declaresInVirtualThreads(directory);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    static IncidentManagerBuilder manager(Path directory) {
        return IncidentManager.builder()
                .service("checkout")
                .instance("pod-1")
                .selfReport(false)
                .shutdown(Duration.ofSeconds(90)) // nothing is to be lost because the machine is busy
                .journal(directory.resolve("journal"));
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Main ends while everything is at work, and the last word was said a moment before. */
    private static void forgetsToClose(Path directory) {
        IncidentManager manager = manager(directory)
                .sink("backend", IncidentSink.calling(told -> {}))
                .build();
        Incidents.install(manager);
        for (int i = 0; i < 100; i++) {
            int number = i;
            Incidents.declare("flood", d -> d.by("number", number));
        }
        LoggerFactory.getLogger("com.acme.Orders").info("main ends");
    }

    /** The shutdown that closes the manager is begun by a thread that the manager waits for. */
    private static void exitsInASink(Path directory) throws InterruptedException {
        manager(directory)
                .sink("exits", IncidentSink.calling(told -> System.exit(3)))
                .shutdown(Duration.ofSeconds(1))
                .build()
                .declare("outage");
        new CountDownLatch(1).await();
    }

    private static void hasManyDeadSinks(Path directory) throws InterruptedException {
        CountDownLatch called = new CountDownLatch(DEAD_SINKS);
        IncidentManagerBuilder builder = manager(directory).shutdown(Duration.ofSeconds(5));
        for (int i = 0; i < DEAD_SINKS; i++) {
            builder.sink("dead-" + i, delivery -> {
                called.countDown();
                while (true) {
                    try {
                        new CountDownLatch(1).await();
                        return DeliveryOutcome.accepted();
                    } catch (InterruptedException deaf) {
                        say("interrupted");
                    }
                }
            });
        }
        builder.build().declare("outage");
        called.await();
        say("called");
        new CountDownLatch(1).await();
    }

    /** Ten thousand declarations of a hundred incidents, over and over; says how long they take, each hundred at its fastest. */
    private static void declaresMuch(Path directory) {
        long[] best = new long[DECLARATIONS / HUNDRED];
        // Others use the processor as well, but not during the same hundred of every round.
        Arrays.fill(best, Long.MAX_VALUE);
        int rounds = 60;
        try (IncidentManager manager = manager(directory)
                .sink("backend", IncidentSink.calling(told -> {}))
                .build()) {
            for (int round = 0; round < rounds; round++) {
                for (int hundred = 0; hundred < best.length; hundred++) {
                    long begin = System.nanoTime();
                    for (int i = 0; i < HUNDRED; i++) {
                        int number = i;
                        manager.declare("flood", d -> d.by("number", number).metric("depth", number));
                    }
                    best[hundred] = Math.min(best[hundred], System.nanoTime() - begin);
                }
            }
            long counted = manager.open().stream()
                    .mapToLong(incident -> incident.snapshot().count())
                    .sum();
            boolean told = manager.flush(Duration.ofSeconds(90));
            say("counted " + counted + " of " + rounds * DECLARATIONS);
            say("open " + manager.open().size() + " told " + told);
        }
        say("micros " + TimeUnit.NANOSECONDS.toMicros(Arrays.stream(best).sum()));
    }

    /** As many virtual threads as there is room for on one carrier do everything that a caller can do. */
    private static void declaresInVirtualThreads(Path directory) throws Exception {
        Logger orders = (Logger) LoggerFactory.getLogger("com.acme.Orders");
        IncidentAppender appender = new IncidentAppender();
        appender.setContext(orders.getLoggerContext());
        appender.start();
        orders.addAppender(appender);
        orders.setAdditive(false);
        AtomicInteger done = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(THREADS);
        try (IncidentManager manager = manager(directory)
                        .sink("backend", IncidentSink.calling(told -> {}))
                        .build();
                Incidents.Installation installed = Incidents.install(manager)) {
            say("installed " + (installed != null));
            List<FutureTask<Void>> tasks = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int number = t;
                tasks.add(new FutureTask<>(() -> {
                    calls(number, orders);
                    done.incrementAndGet();
                    return null;
                }));
            }
            for (FutureTask<Void> task : tasks) {
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, (Runnable) () -> {
                    task.run();
                    all.countDown();
                });
            }
            if (!all.await(200, TimeUnit.SECONDS)) {
                say("stuck after " + done);
                Runtime.getRuntime().halt(5);
            }
            say("flushed " + manager.flush(Duration.ofSeconds(90)));
        }
        say("done " + done);
    }

    private static void calls(int number, Logger orders)
            throws InterruptedException, ExecutionException, TimeoutException {
        Incident incident = Incidents.declare("flood", d -> {
            LockSupport.parkNanos(1); // gives the carrier away in mid-declaration
            d.by("number", number % 50).metric("depth", number);
        });
        incident.note("note " + number).observe("depth", number + 1);
        orders.error("order {} is lost", number);
        Incidents.guard("import", () -> {});
        incident.persisted().toCompletableFuture().get(180, TimeUnit.SECONDS);
        if (number % 7 == 0) {
            incident.resolve("over");
        }
        Incidents.summary(Duration.ofHours(1));
    }
}
