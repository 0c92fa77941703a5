package io.github.incidentsdk.insights;

import io.github.incidentsdk.insights.report.Report;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.directory.DirectoryLimits;
import io.github.incidentsdk.journal.directory.DirectoryStore;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes a page of very many incidents, in a process of its own with a small heap; says how many there were. */
final class ManyIncidents {

    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    private static final DirectoryLimits KEPT_LONG = new DirectoryLimits(16L << 20, 1L << 30, Duration.ofDays(36_500));

    private ManyIncidents() {}

    /** Takes the form, the number of incidents and a directory to work in. */
    public static void main(String[] arguments) throws IOException {
        String form = arguments[0];
        int n = Integer.parseInt(arguments[1]);
        Path directory = Path.of(arguments[2]);
        Path input = switch (form) {
            case "csv" -> csv(directory.resolve("many.csv"), n);
            case "json" -> json(directory.resolve("many.json"), n);
            default -> journal(directory.resolve("journal"), n);
        };
        Report report = Insights.over(input).withMeans().report(began(n).plusSeconds(100_000));
        Files.writeString(directory.resolve("report.html"), report.html());
        int figures = report.answers().stream()
                .mapToInt(answer -> answer.figures().size())
                .sum();
        System.out.println(report.incidents().size() + " incidents, "
                + report.answers().size() + " answers, " + (figures > 20 ? "figures" : "hardly a figure"));
    }

    private static Instant began(int i) {
        return START.plusSeconds(i * 2_000L);
    }

    private static Path csv(Path file, int n) throws IOException {
        Random random = new Random(1);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("id,title,severity,service,components,started_at,resolved_at,detected_by");
            for (int i = 0; i < n; i++) {
                out.println("INC-" + i + ",\"Something is slow, again, in part " + i + "\",SEV"
                        + (1 + random.nextInt(5)) + ",service-"
                        + random.nextInt(200) + ",part-" + random.nextInt(50) + "|part-" + random.nextInt(50) + ","
                        + began(i) + ","
                        + began(i).plusSeconds(60 + random.nextInt(90_000)) + ",rule");
            }
        }
        return file;
    }

    private static Path json(Path file, int n) throws IOException {
        Random random = new Random(2);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            for (int i = 0; i < n; i++) {
                out.println((i == 0 ? "{\"incidents\": [" : ",") + "{\"id\": " + i
                        + ", \"title\": \"Something is slow in part " + i
                        + "\", \"impact\": \"minor\", \"service\": \"service-" + random.nextInt(200)
                        + "\", \"components\": [{\"name\": \"part-"
                        + random.nextInt(50) + "\"}], \"started_at\": \"" + began(i) + "\", \"resolved_at\": \""
                        + began(i).plusSeconds(60 + random.nextInt(90_000)) + "\"}");
            }
            out.println("]}");
        }
        return file;
    }

    private static Path journal(Path directory, int n) throws IOException {
        Random random = new Random(3);
        Files.createDirectories(directory);
        try (DirectoryStore store = DirectoryStore.open(directory, KEPT_LONG)) {
            store.load(line -> {});
            List<JournalLine> lines = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                add(lines, 2L * i + 1, i, random);
                if (lines.size() >= 1_000 || i == n - 1) {
                    store.append(lines);
                    lines.clear();
                }
            }
        }
        return directory;
    }

    private static void add(List<JournalLine> lines, long seq, int i, Random random) {
        Actor rule = Actor.rule("rule-" + random.nextInt(100));
        String id = "key-" + i + "-" + i;
        IncidentSnapshotBuilder incident = IncidentSnapshot.of("key-" + i, id)
                .type("type-" + random.nextInt(30))
                .service("checkout")
                .title("Something is slow in part " + i)
                .declaredAt(began(i))
                .openedAt(began(i))
                .lastSeenAt(began(i))
                .claims(List.of(new Claim(rule, Severity.SEV2, Map.of(), began(i), Claim.State.HOLDS)));
        Instant end = began(i).plusSeconds(60 + random.nextInt(90_000));
        lines.add(new Happened(
                seq,
                new IncidentEvent.Declared(new Stamp("key-" + i, id, 1, began(i), rule)),
                incident.seq(1).build()));
        incident.status(Status.RESOLVED)
                .resolution(Resolution.RECOVERED)
                .resolvedAt(end)
                .claims(List.of());
        lines.add(new Happened(
                seq + 1,
                new IncidentEvent.Resolved(new Stamp("key-" + i, id, 2, end, rule), Resolution.RECOVERED, ""),
                incident.seq(2).build()));
    }
}
