package io.github.incidentsdk;

import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What a {@link Child} runs on a machine that is broken around it. */
final class FaultServices {

    private static final int INCIDENTS = 40;

    private FaultServices() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "persists" -> persists(directory);
            case "fills-the-disk" -> fillsTheDisk(directory);
            case "has-no-directory" -> hasNoDirectory(directory);
            case "ticks" -> ticks();
            case "tries-again" -> triesAgain();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static IncidentManagerBuilder manager(Path directory) {
        return IncidentManager.builder()
                .service("checkout")
                .instance("pod-1")
                .journal(directory.resolve("journal"))
                .selfReport(false);
    }

    private static IncidentSink nobody() {
        return IncidentSink.calling(told -> {});
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Says of each incident whether it is on disk, and of the next process what it found there. */
    private static void persists(Path directory) throws IOException {
        try (IncidentManager manager =
                manager(directory).sink("nobody", nobody()).build()) {
            for (int i = 0; i < INCIDENTS; i++) {
                int number = i;
                Incident incident = manager.declare("outage", details -> details.by("number", number));
                say((isPersisted(incident) ? "persisted " : "failed ") + number);
            }
            say("dropped " + manager.journal().dropped());
        }
        sayWhatIsOpen(directory);
    }

    private static boolean isPersisted(Incident incident) {
        try {
            incident.persisted().toCompletableFuture().join();
            return true;
        } catch (CompletionException failed) {
            say("because " + failed.getCause());
            return false;
        }
    }

    private static void sayWhatIsOpen(Path directory) {
        try (IncidentManager next = manager(directory).sink("nobody", nobody()).build()) {
            for (Incident open : next.open()) {
                say("open " + open.snapshot().by().get("number"));
            }
            say("durable " + next.journal().durable());
        }
    }

    /** Declares until the disk is full, makes room, and says what became of it all. */
    private static void fillsTheDisk(Path directory) throws IOException, InterruptedException {
        Path ballast = directory.resolve("ballast");
        Files.write(ballast, new byte[200 * 1024]);
        CountDownLatch told = new CountDownLatch(1);
        IncidentSink sink = IncidentSink.calling(delivery -> {
            if (delivery.incident().type().equals("while-full")) {
                told.countDown();
            }
        });
        try (IncidentManager manager = manager(directory).sink("team", sink).build()) {
            List<Incident> declared = new ArrayList<>();
            while (manager.journal().trouble() == null) {
                int number = declared.size();
                declared.add(manager.declare(
                        "outage", i -> i.by("number", number).tag("text", "x".repeat(900))));
                isPersisted(declared.get(number));
            }
            say("full " + manager.journal().trouble());
            manager.declare("while-full");
            told.await();
            say("told");
            Files.delete(ballast);
            while (manager.journal().trouble() != null) {
                Thread.onSpinWait();
            }
            say("recovered " + isPersisted(manager.declare("after")));
            say("declared " + declared.size() + " and 2 more, of which open "
                    + manager.open().size());
            say("lost " + manager.journal().dropped());
        }
        sayWhatIsOpen(directory);
    }

    private static void hasNoDirectory(Path directory) throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        IncidentSink sink = IncidentSink.calling(delivery -> told.countDown());
        try (IncidentManager manager = manager(directory).sink("team", sink).build()) {
            Incident incident = manager.declare("outage");
            told.await();
            say("told");
            say("persisted " + isPersisted(incident));
            say("durable " + manager.journal().durable());
            say("trouble " + manager.journal().trouble());
        }
    }

    /** Says the monotonic time of every evaluation. */
    private static void ticks() throws InterruptedException {
        IncidentManager manager = IncidentManager.builder()
                .sink("nobody", nobody())
                .rule(IncidentRule.named("watches")
                        .declares("outage")
                        .value("observed")
                        .level(Severity.SEV2, "> 1")
                        .every(Duration.ofSeconds(1))
                        .build())
                .build();
        manager.metrics().gauge("observed", () -> {
            say("tick " + System.nanoTime());
            return 0;
        });
        new CountDownLatch(1).await();
    }

    /** A backend that is down at first, and answers so when the test lets it. */
    private static void triesAgain() throws InterruptedException {
        AtomicInteger attempts = new AtomicInteger();
        CountDownLatch accepted = new CountDownLatch(1);
        IncidentSink sink = delivery -> {
            if (attempts.incrementAndGet() <= 3) {
                say("down " + attempts);
                System.in.read(); // until the clock is set
                return DeliveryOutcome.retry("status 503");
            }
            say("accepted " + System.currentTimeMillis());
            accepted.countDown();
            return DeliveryOutcome.accepted();
        };
        try (IncidentManager manager =
                IncidentManager.builder().sink("team", sink).build()) {
            manager.declare("outage");
            accepted.await();
            say("dead letters " + manager.deadLetters("team").size());
        }
    }
}
