package io.github.incidentsdk.examples.quickstart;

import io.github.incidentsdk.Incident;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.Incidents;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.examples.quickstart.Breaches.Breach;
import io.github.incidentsdk.examples.quickstart.Breaches.HeldMemory;
import io.github.incidentsdk.micrometer.MeterSource;
import io.github.incidentsdk.model.Severity;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Watches its own JVM by the rules of incidents.yaml, gets into real trouble, and shows what becomes of it.
 *
 * <p>Arguments: a directory for the journal (a new one each time when none is given). Run again with the same one after a kill:
 * incidents that were open go on.
 */
@SuppressWarnings("try") // a breach lasts as long as its block, whether the block mentions it or not
public final class Quickstart {

    private static final long PATIENCE = 15_000;

    private final Screen screen = new Screen();
    private final MeterRegistry registry = new SimpleMeterRegistry();

    public static void main(String[] arguments) throws IOException {
        Path journal = arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("quickstart-journal");
        boolean complete = new Quickstart().run(journal);
        System.exit(complete ? 0 : 1);
    }

    private boolean run(Path journal) throws IOException {
        boolean fresh = linesOf(journal).isEmpty();
        try (JvmGcMetrics garbage = new JvmGcMetrics();
                Receiver receiver = new Receiver(screen)) {
            garbage.bindTo(registry);
            new JvmMemoryMetrics().bindTo(registry);
            new JvmThreadMetrics().bindTo(registry);
            new ProcessorMetrics().bindTo(registry);
            boolean ended;
            try (IncidentManager manager = start(journal, receiver);
                    Incidents.Installation installed = Incidents.install(manager)) {
                for (Incident before : manager.open()) {
                    screen.say("restart", "still open from before: " + before);
                }
                play();
                manager.flush(Duration.ofSeconds(10));
                ended = manager.open().isEmpty();
            }
            tell(receiver, journal);
            return fresh ? Expected.isTold(receiver, screen) : wentOn(ended);
        }
    }

    private IncidentManager start(Path journal, Receiver receiver) {
        Map<String, String> environment = Map.of(
                "QUICKSTART_JOURNAL", journal.toString(),
                "QUICKSTART_RECEIVER", receiver.url(),
                "QUICKSTART_SECRET", receiver.secret());
        return IncidentManager.builder()
                .config(IncidentConfig.loader().environment(environment::get).fromClasspath())
                .source("micrometer", MeterSource.of(registry))
                .build();
    }

    private void play() {
        threads();
        heap();
        garbage();
        cpu();
        failingJob();
        costSpike();
    }

    private void threads() {
        screen.say("program", "starts 100 threads that wait, 100 more, and ends them again");
        try (Breach some = Breaches.waitingThreads(100)) {
            await("thread-flood", Severity.SEV3);
            try (Breach more = Breaches.waitingThreads(100)) {
                await("thread-flood", Severity.SEV2);
                find("thread-flood")
                        .ifPresent(incident -> incident.as("on-call").acknowledge());
            }
            await("thread-flood", Severity.SEV3);
        }
        awaitEnd("thread-flood");
    }

    private void heap() {
        screen.say("program", "fills its heap to 60 %, then to 85 %");
        try (HeldMemory held = new HeldMemory()) {
            held.growTo(0.60);
            await("heap-pressure", Severity.SEV3);
            held.growTo(0.85);
            await("heap-pressure", Severity.SEV2);
            find("heap-pressure")
                    .ifPresent(incident -> incident.as("on-call").acknowledge().note("found the leak"));
        }
        awaitEnd("heap-pressure");
    }

    private void garbage() {
        screen.say("program", "allocates a gigabyte a second and drops it");
        try (Breach garbage = Breaches.garbage()) {
            await("garbage-storm", Severity.SEV3);
        }
        awaitEnd("garbage-storm");
    }

    private void cpu() {
        screen.say("program", "keeps twelve threads spinning");
        try (Breach spinning = Breaches.spinning(12)) {
            await("busy-cpu", Severity.SEV3);
        }
        awaitEnd("busy-cpu");
    }

    private void failingJob() {
        screen.say("program", "runs a guarded job that fails twice, then succeeds");
        AtomicInteger runs = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            try {
                Incidents.guard("nightly-import-failed", () -> importFiles(runs.incrementAndGet()));
            } catch (IOException thrown) {
                screen.say("program", "the guard threw what the job threw: " + thrown.getMessage());
            }
        }
        awaitEnd("nightly-import-failed");
    }

    private static void importFiles(int run) throws IOException {
        if (run < 3) {
            throw new IOException("import " + run + " found no files");
        }
    }

    private void costSpike() {
        screen.say("program", "declares a cost spike of 412 $/h, sees 1,200 $/h, and resolves it");
        Incident spike = Incidents.declare(new CostSpike("prod-eu", 412));
        Incidents.declare(new CostSpike("prod-eu", 1_200)); // the same account: the same incident, and worse
        spike.as("on-call").acknowledge().note("rolled back the crawler fleet");
        spike.resolve("fleet scaled to 20");
    }

    private void await(String type, Severity severity) {
        boolean seen =
                Breaches.until(() -> severityOf(type).filter(severity::equals).isPresent(), PATIENCE);
        if (!seen) {
            screen.say("program", type + " did not become " + severity + " within " + PATIENCE + " ms");
        }
    }

    private void awaitEnd(String type) {
        if (!Breaches.until(() -> find(type).isEmpty(), PATIENCE)) {
            screen.say("program", type + " did not end within " + PATIENCE + " ms");
        }
    }

    private static Optional<Severity> severityOf(String type) {
        return find(type).map(incident -> incident.snapshot().severity());
    }

    private static Optional<Incident> find(String type) {
        return Incidents.open().stream()
                .filter(incident -> incident.snapshot().type().equals(type))
                .findFirst();
    }

    /** After a restart the stories begin in their middle, so only that everything ended can be checked. */
    private boolean wentOn(boolean ended) {
        screen.line("The journal held incidents from before, so their stories go on here; "
                + (ended ? "all of them have ended." : "some are still open."));
        return ended;
    }

    /** Shows the journal and what the receiver was told. */
    private void tell(Receiver receiver, Path journal) throws IOException {
        screen.line("");
        screen.line("The journal in " + journal + ", cut to the width of a screen:");
        for (String line : linesOf(journal)) {
            screen.line("  " + (line.length() > 150 ? line.substring(0, 149) + "…" : line));
        }
        screen.line("");
        screen.line("What the receiver was told:");
        receiver.stories().forEach((type, story) -> screen.line("  %-22s %s".formatted(type, story)));
    }

    private static List<String> linesOf(Path journal) throws IOException {
        if (!Files.isDirectory(journal)) {
            return List.of();
        }
        List<Path> segments;
        try (Stream<Path> files = Files.list(journal)) {
            segments = files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
        List<String> lines = new ArrayList<>();
        for (Path segment : segments) {
            // a segment is filled with zeros ahead of what is written
            Files.readString(segment)
                    .lines()
                    .filter(line -> !line.isEmpty() && line.charAt(0) == '{')
                    .forEach(lines::add);
        }
        return lines;
    }
}
