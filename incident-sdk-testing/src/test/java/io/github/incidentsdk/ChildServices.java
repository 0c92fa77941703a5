package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV1;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a {@link Child} runs: services that end in ways that no test's own JVM could. */
final class ChildServices {

    /** For what has to be on disk or told: nothing is to be lost because the machine is busy. */
    private static final Duration AMPLE = Duration.ofSeconds(90);

    private ChildServices() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "forgets-to-close" -> forgetsToClose();
            case "closes-in-a-hook" -> closesInAHook(directory);
            case "has-a-dead-sink" -> hasADeadSink(directory);
            case "is-in-mid-incident" -> isInMidIncident(directory);
            case "ends-the-incident" -> endsTheIncident(directory);
            case "declares-without-end" -> declaresWithoutEnd(directory);
            case "hangs" -> waitForTheEnd();
            case "lists" -> lists(directory);
            case "is-replaced" -> isReplaced(directory);
            case "follows-a-queue" -> followsAQueue(directory);
            case "follows-no-queue-any-more" -> followsNoQueueAnyMore(directory);
            case "ends-what-others-left" -> endsWhatOthersLeft(directory);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static IncidentManagerBuilder manager(Path directory) {
        return IncidentManager.builder()
                .service("checkout")
                .instance("pod-1")
                .shutdown(AMPLE)
                .config(IncidentConfig.builder()
                        .journal(JournalConfig.in(directory.resolve("journal")))
                        .build());
    }

    /** A backend that is a file and outlives the process. */
    private static DeliveryOutcome write(Path directory, Delivery delivery) throws IOException {
        String line = delivery.event().kind() + " " + delivery.incident().id() + " "
                + delivery.incident().seq() + "\n";
        Files.writeString(directory.resolve("backend"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return DeliveryOutcome.accepted();
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void waitForTheEnd() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** Nobody says how long the end may take here: so what it needs has been used before. */
    private static void forgetsToClose() {
        Incidents.declare("first");
        Incidents.flush(AMPLE);
        Incidents.declare("last-moment", i -> i.severity(SEV1));
    }

    private static void closesInAHook(Path directory) {
        IncidentManager manager =
                manager(directory).sink("backend", d -> write(directory, d)).build();
        Runtime.getRuntime().addShutdownHook(new Thread(manager::close));
        manager.declare("outage");
    }

    private static void hasADeadSink(Path directory) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        IncidentSink dead = delivery -> {
            say("called");
            never.await();
            return DeliveryOutcome.accepted();
        };
        manager(directory)
                .sink("dead", dead)
                .shutdown(Duration.ofSeconds(1))
                .build()
                .declare("outage");
        waitForTheEnd();
    }

    private static void isInMidIncident(Path directory) throws InterruptedException {
        IncidentManager manager =
                manager(directory).sink("backend", d -> write(directory, d)).build();
        Incident incident = manager.declare("outage", i -> i.tag("region", "eu"));
        incident.as("on-call").acknowledge();
        manager.flush(AMPLE);
        say("open " + incident.id());
        waitForTheEnd();
    }

    private static void endsTheIncident(Path directory) {
        try (IncidentManager manager =
                manager(directory).sink("backend", d -> write(directory, d)).build()) {
            Incident incident = manager.declare("outage");
            say("open " + incident.id());
            incident.resolve("over");
            manager.flush(AMPLE);
        }
    }

    private static void declaresWithoutEnd(Path directory) {
        IncidentManager manager =
                manager(directory).sink("backend", d -> write(directory, d)).build();
        for (int i = 0; i < 9_000; i++) {
            int number = i;
            Incident incident = manager.declare("flood", d -> d.by("number", number));
            if (i % 10 == 0) {
                try {
                    incident.persisted().toCompletableFuture().join();
                } catch (CompletionException failed) {
                    say("failed " + failed);
                }
                say("confirmed " + number);
            }
        }
    }

    private static void lists(Path directory) {
        try (IncidentManager manager =
                manager(directory).sink("backend", d -> write(directory, d)).build()) {
            manager.open()
                    .forEach(incident -> say("open " + incident.snapshot().by().get("number")));
            manager.flush(AMPLE);
            say("end");
        }
    }

    private static void isReplaced(Path directory) throws InterruptedException {
        long pid = ProcessHandle.current().pid();
        IncidentManager manager = manager(directory)
                .instance("pod-" + pid)
                .sink("backend", d -> write(directory, d))
                .build();
        Incident incident = manager.declare("left-open", i -> i.by("pod", pid));
        incident.persisted().toCompletableFuture().join();
        if (pid % 2 == 0) {
            manager.flush(AMPLE);
        }
        say("open " + incident.id());
        waitForTheEnd();
    }

    private static void endsWhatOthersLeft(Path directory) throws InterruptedException {
        try (IncidentManager manager = manager(directory)
                .instance("pod-last")
                .sink("backend", d -> write(directory, d))
                .build()) {
            for (int looks = 0; looks < 1_200 && manager.open().size() < 20; looks++) {
                new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
            }
            manager.open().forEach(incident -> incident.resolve("over"));
            manager.flush(AMPLE);
        }
    }

    private static void followsAQueue(Path directory) throws InterruptedException {
        IncidentManager manager = ruled(directory)
                .rule(IncidentRule.named("deep-queue")
                        .declares("backlog")
                        .value("queue_depth")
                        .level(SEV1, "> 50")
                        .every(Duration.ofMillis(200))
                        .holdsFor(Duration.ofMillis(600))
                        .keep(Duration.ofMillis(600))
                        .build())
                .build();
        manager.metrics().gauge("queue_depth", () -> depth(directory));
        waitForTheEnd();
    }

    private static void followsNoQueueAnyMore(Path directory) throws InterruptedException {
        IncidentManager manager = ruled(directory).build();
        manager.flush(AMPLE);
        waitForTheEnd();
    }

    private static IncidentManagerBuilder ruled(Path directory) {
        return manager(directory)
                .type(IncidentType.named("backlog").build())
                .selfReport(false)
                .sink("backend", delivery -> {
                    DeliveryOutcome outcome = write(directory, delivery);
                    say("told " + delivery.event().kind());
                    return outcome;
                });
    }

    private static double depth(Path directory) {
        try {
            double depth = Double.parseDouble(Files.readString(directory.resolve("depth")));
            say("read");
            return depth;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
