package io.github.incidentsdk.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rows that need processes of their own: what a caller waits for who has to know that a line is on disk, what the processor works for a delivery, what an open incident takes of its heap, what the first one costs it, and what rules cost its requests. */
final class ProcessRows {

    private static final int RUNS = 5;
    private static final int PAIRS = 5;
    private static final String OURS = "ours";

    /** Another way to tell of the first incident, and how many times its figures ours may be. */
    private record Way(String name, String words, @Nullable Double most) {}

    private static final List<Way> WAYS = List.of(
            new Way("streaming", "Jackson streaming + write", 2.0),
            new Way("opentelemetry", "OpenTelemetry log record", 1.0),
            new Way("sentry", "Sentry event", 0.5),
            new Way("mapper", "ObjectMapper + write", null),
            new Way("okhttp", "OkHttp + POST", null));

    private static final double MOST_CLASSES = 250;

    private ProcessRows() {}

    /** What measures the lines of each row, by the name under which it is asked for. */
    static Map<String, Supplier<List<ProcessLine>>> all() {
        Map<String, Supplier<List<ProcessLine>>> rows = new LinkedHashMap<>();
        rows.put("durable", ProcessRows::durable);
        rows.put("delivery", ProcessRows::delivery);
        rows.put("heap", ProcessRows::heap);
        rows.put("startup", ProcessRows::startUp);
        rows.put("requests", ProcessRows::requests);
        return rows;
    }

    private static List<ProcessLine> durable() {
        Map<String, Double> micros = FreshProcess.medians(3, DurableTurns.class, "turns");
        String path = "durable append, 1 caller";
        double ours = figure("stored", micros);
        double least = figure("write-and-force", micros);
        Map<String, Double> crowd = FreshProcess.medians(3, CrowdTurns.class, "turns");
        String many = "durable append, 64 callers";
        double each = figure("journal", crowd);
        return List.of(
                new ProcessLine(path, "µs", ours, "write + force", least, 1.15),
                new ProcessLine(path, "µs", ours, "SQLite", figure("sqlite", micros), 0.85),
                new ProcessLine(path, "µs", ours, "Tape", figure("tape", micros), 0.35),
                new ProcessLine(
                        "… through the queue and back", "µs", figure("queued", micros), "write + force", least, null),
                new ProcessLine(many, "µs", each, "a force for each", figure("force-each", crowd), 0.1),
                new ProcessLine(many, "µs", each, "SQLite, a connection each", figure("sqlite-each", crowd), 0.05),
                new ProcessLine(many, "µs", each, "SQLite, one after the other", figure("sqlite", crowd), 0.05),
                new ProcessLine("… a hundred lines", "forces", figure("forces", crowd), "at most", 5, 1.0));
    }

    private static List<ProcessLine> delivery() {
        Map<String, Double> micros = FreshProcess.medians(5, DeliveryTurns.class, "turns");
        List<ProcessLine> lines = new ArrayList<>();
        for (String way : List.of("apart", "at-once")) {
            String path = way.equals("apart") ? "delivery, an event a POST" : "… one right after the other";
            double sink = figure("sink-" + way, micros);
            double writer = figure("writer-" + way, micros);
            lines.add(new ProcessLine(path, "µs CPU", sink, "bare OkHttp", figure("bare-" + way, micros), 1.15));
            lines.add(new ProcessLine(path, "µs CPU", sink, "ObjectWriter + OkHttp", writer, 1.15));
        }
        return lines;
    }

    private static List<ProcessLine> heap() {
        String path = "heap per open incident";
        double ours = bytes(OURS);
        return List.of(
                new ProcessLine(path, "B", ours, "flat object", bytes("flat"), 1.3),
                new ProcessLine(path, "B", ours, "record + HashMap + Instants", bytes("obvious"), 0.7));
    }

    /** By pairs, one after the other, so that what else the machine does meets both. */
    private static List<ProcessLine> requests() {
        List<Map<String, Double>> without = new ArrayList<>();
        List<Map<String, Double>> with = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            without.add(FreshProcess.run(Requests.class, Requests.WITHOUT));
            with.add(FreshProcess.run(Requests.class, Requests.WITH));
        }
        return List.of(
                requests("1,000 requests/s, 50 rules", "ms CPU", "millis", with, without),
                requests("… 99th percentile", "µs", "p99-micros", with, without));
    }

    private static ProcessLine requests(
            String path,
            String unit,
            String figure,
            List<Map<String, Double>> with,
            List<Map<String, Double>> without) {
        double spread = spread(figure, without);
        return new ProcessLine(
                path,
                unit,
                median(figure, with),
                "without, ± " + Math.round(100 * (spread - 1)) + " %",
                median(figure, without),
                spread);
    }

    private static double median(String figure, List<Map<String, Double>> runs) {
        return sorted(figure, runs).get(runs.size() / 2);
    }

    /** How many times its median the greatest is: what one cannot tell from noise. */
    private static double spread(String figure, List<Map<String, Double>> runs) {
        List<Double> sorted = sorted(figure, runs);
        double median = median(figure, runs);
        return Math.max(sorted.get(sorted.size() - 1) / median, median / sorted.get(0));
    }

    private static List<Double> sorted(String figure, List<Map<String, Double>> runs) {
        return runs.stream().map(run -> figure(figure, run)).sorted().toList();
    }

    private static double bytes(String way) {
        return figure("bytes", FreshProcess.medians(3, Heap.class, way));
    }

    private static List<ProcessLine> startUp() {
        List<ProcessLine> lines = new ArrayList<>();
        Map<String, Double> ours = millis(OURS);
        double classes = StartUpClasses.onCaller(OURS);
        for (Way way : WAYS) {
            lines.add(new ProcessLine(
                    "start-up to first declare",
                    "ms CPU",
                    figure("millis", ours),
                    way.words,
                    figure("millis", millis(way.name)),
                    way.most));
            lines.add(new ProcessLine(
                    "… classes on the caller", "classes", classes, way.words, StartUpClasses.onCaller(way.name), null));
        }
        lines.add(new ProcessLine("… classes on the caller", "classes", classes, "at most", MOST_CLASSES, 1.0));
        lines.add(new ProcessLine(
                "… until it is told and closed",
                "ms CPU",
                figure("millis-told", ours),
                "first declare",
                figure("millis", ours),
                null));
        return lines;
    }

    private static Map<String, Double> millis(String way) {
        return FreshProcess.medians(RUNS, StartUp.class, way);
    }

    private static double figure(String name, Map<String, Double> figures) {
        return Objects.requireNonNull(figures.get(name), name);
    }
}
