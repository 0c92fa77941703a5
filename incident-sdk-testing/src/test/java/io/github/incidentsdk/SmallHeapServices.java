package io.github.incidentsdk;

import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.sink.IncidentSink;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What a {@link Child} runs: services with as much to do as the limits allow, in little memory. */
final class SmallHeapServices {

    private static final long BEGUN = System.nanoTime();
    private static final int RULES = 1_000;
    private static final int SERIES = 10;
    private static final int TOLD = 100;
    private static final int KEYS = 100_000;

    private SmallHeapServices() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "reads-a-million-lines" -> readsAMillionLines(directory);
            case "breaches-everywhere" -> breachesEverywhere(directory);
            case "declares-many-keys" -> declaresManyKeys(directory);
            case "fills-the-heap" -> fillsTheHeap(directory);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void sayTimes() {
        long collecting = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
        say("collecting " + collecting);
        say("in " + millis());
    }

    private static long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - BEGUN);
    }

    /** What is held, in KiB, and when that was, in milliseconds from the start. */
    private static void sayHeap(String when) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        say(when + "-heap " + (runtime.totalMemory() - runtime.freeMemory()) / 1024);
        say(when + "-at " + millis());
    }

    private static IncidentManagerBuilder manager(Path directory) {
        return IncidentManager.builder()
                .service("checkout")
                .instance("pod-1")
                .selfReport(false)
                .restoreTicks(0)
                .journal(directory.resolve("journal"));
    }

    /** What was acknowledged and resolved is told, and nothing of the rest is told again. */
    private static void readsAMillionLines(Path directory) {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (IncidentManager manager = manager(directory)
                .type(IncidentType.named("still-open").by("number").build())
                .sink(
                        "backend",
                        IncidentSink.calling(told -> heard.add(
                                told.incident().id() + " " + told.event().kind())))
                .sink("team", IncidentSink.calling(told -> {}))
                .build()) {
            say("open " + manager.open().size());
            sayHeap("open");
            Incident oldest = manager.open().get(0);
            oldest.as("on-call").acknowledge();
            oldest.resolve("mended");
            say("flushed " + manager.flush(Duration.ofSeconds(60)));
            say("heard-of-others " + heard.stream().anyMatch(told -> !told.startsWith(oldest.id() + " ")));
            say("last " + heard.get(heard.size() - 1));
            say("resolved " + oldest.id());
            say("left " + manager.open().size());
            say("dropped " + manager.journal().dropped());
            sayTimes();
        }
    }

    /** The service's own heap is full for a while; what is declared then may fail, what is declared later may not. */
    private static void fillsTheHeap(Path directory) throws Exception {
        try (IncidentManager manager = manager(directory)
                .sink("backend", IncidentSink.calling(told -> {}))
                .build()) {
            manager.declare("outage").persisted().toCompletableFuture().get(60, TimeUnit.SECONDS);
            say("threads " + threads());
            say("failed " + (refusedWhileFull(manager) > 0));
            manager.declare("flood").persisted().toCompletableFuture().get(60, TimeUnit.SECONDS);
            say("flushed " + manager.flush(Duration.ofSeconds(60)));
            say("threads-after " + threads());
        }
    }

    /** How often the heap had no room for sixteen bytes more within three seconds, in which incidents were declared. */
    private static int refusedWhileFull(IncidentManager manager) {
        Object[] all = null;
        for (int size = 1 << 20; size >= 16; size >>= 2) {
            all = filled(all, size);
        }
        int refused = 0;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        while (System.nanoTime() < until) {
            try {
                manager.declare("outage").observe("depth", refused);
                all = new Object[] {all, new byte[16]};
            } catch (OutOfMemoryError full) {
                refused++;
            }
        }
        return all == null ? 0 : refused;
    }

    private static Object[] filled(Object[] before, int size) {
        Object[] all = before;
        while (true) {
            try {
                all = new Object[] {all, new byte[size]};
            } catch (OutOfMemoryError full) {
                return all;
            }
        }
    }

    private static String threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("incident-sdk-"))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** A thousand rules with ten series each, of which all fire at once. */
    private static void breachesEverywhere(Path directory) throws InterruptedException {
        CountDownLatch openings = new CountDownLatch(TOLD);
        IncidentManagerBuilder builder = manager(directory)
                .stormGuard(0)
                .shutdown(Duration.ofSeconds(1))
                .type(IncidentType.named("too-deep").by("queue").build())
                .sink("backend", IncidentSink.calling(told -> openings.countDown()));
        for (int rule = 0; rule < RULES; rule++) {
            builder.rule(rule(rule));
        }
        try (IncidentManager manager = builder.build()) {
            AtomicInteger depth = new AtomicInteger();
            for (int rule = 0; rule < RULES; rule++) {
                for (int series = 0; series < SERIES; series++) {
                    Labels labels = Labels.of("queue", "queue-" + rule + "-" + series);
                    manager.metrics().gauge("depth_" + rule, labels, depth::get);
                }
            }
            sayHeap("quiet");
            depth.set(5);
            while (manager.open().size() < RULES * SERIES) {
                openings.await(10, TimeUnit.MILLISECONDS);
            }
            openings.await();
            say("open " + manager.open().size());
            sayHeap("open");
            sayTimes();
        }
    }

    /** A bug that makes an incident of every request. */
    private static void declaresManyKeys(Path directory) {
        try (IncidentManager manager = manager(directory)
                .shutdown(Duration.ofSeconds(1))
                .sink("backend", IncidentSink.calling(told -> {}))
                .build()) {
            for (int i = 0; i < KEYS; i++) {
                int number = i;
                manager.declare("request-failed", d -> d.by("request", number).tag("trace", "trace-" + number));
            }
            say("open " + manager.open().size() + " over " + manager.ignored().get(Ignored.OVER_CAP));
            sayHeap("open");
            sayTimes();
        }
    }

    private static IncidentRule rule(int number) {
        return IncidentRule.named("rule-" + number)
                .declares("too-deep")
                .value("depth_" + number)
                .level(Severity.SEV3, "> 1")
                .every(Duration.ofSeconds(1))
                .build();
    }
}
