package io.github.incidentsdk.benchmarks;

import static io.github.incidentsdk.benchmarks.Goal.bytesAtMost;
import static io.github.incidentsdk.benchmarks.Goal.nanosAtMost;
import static io.github.incidentsdk.benchmarks.Goal.timesAtMost;
import static io.github.incidentsdk.benchmarks.Goal.timesBelow;

import io.github.incidentsdk.benchmarks.Line.Cost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table: what stands beside what, and what is to be reached. */
final class Rows {

    private static final String BASE = "100x10";

    /** 10 ns where a bare window takes 2.3 ns, which is where the goal was set; other machines take longer for both. */
    private static final double WINDOW_TIMES = 4.3;

    /** 200 ns, where a bare window takes 2.3 ns. */
    private static final double PERCENTILE_TIMES = 87;

    private Rows() {}

    /** The lines of each row, by the name under which it is asked for, which is that of its class of benchmarks. */
    static Map<String, List<Line>> all() {
        Map<String, List<Line>> rows = new LinkedHashMap<>();
        rows.put("condition", condition());
        rows.put("tick", tick());
        rows.put("growth", growth());
        rows.put("window", window());
        rows.put("meter", meter());
        rows.putAll(JournalRows.all());
        return rows;
    }

    private static List<Line> condition() {
        String ours = "ConditionBenchmark.ours";
        String few = "ConditionBenchmark.oursFew";
        return List.of(
                Line.of(
                        "condition, of 10,000",
                        ours,
                        "10,000 rule objects",
                        "ConditionBenchmark.objects",
                        timesAtMost(1.5),
                        bytesAtMost(0)),
                Line.of("condition, of 10,000", ours, "one in plain Java", "ConditionBenchmark.plainJava"),
                Line.of("condition, of 200", few, "SpEL compiled", "ConditionBenchmark.spelCompiled", timesBelow(3)),
                Line.of("condition, of 200", few, "MVEL", "ConditionBenchmark.mvel", timesBelow(10)),
                Line.of("condition, of 200", few, "JEXL", "ConditionBenchmark.jexl"));
    }

    private static List<Line> tick() {
        return List.of(
                Line.of(
                        "tick, 1,000 rules × 10 meters",
                        "TickBenchmark.tick(1)",
                        "loop over 10,000 gauges",
                        "TickBenchmark.loop(1)",
                        timesAtMost(10),
                        bytesAtMost(100)),
                Line.of(
                        "tick, two levels",
                        "TickBenchmark.tick(2)",
                        "loop over 10,000 gauges",
                        "TickBenchmark.loop(2)",
                        timesAtMost(10),
                        bytesAtMost(100)),
                Line.of(
                        "tick, 1,000 rules × 10 meters",
                        "TickBenchmark.tick(1)",
                        "registry.find per rule",
                        "TickBenchmark.find(1)",
                        timesBelow(300)));
    }

    /**
     * Linear, but for the processor's own memory: rules of a thousand series fit into its second level, those of a hundred
     * thousand not even into its third. What compared or searched would cost 10 and 100 times as much per series.
     */
    private static List<Line> growth() {
        List<Line> lines = new ArrayList<>();
        for (String size : List.of("1000x10", "10000x10", "100x100", "100x1000")) {
            double most = GrowthBenchmark.series(size) / GrowthBenchmark.series(BASE) > 10 ? 5 : 2.5;
            lines.add(new Line(
                    "tick per series, " + size,
                    ofSeries("tick", size),
                    "at " + BASE,
                    ofSeries("tick", BASE),
                    List.of(timesAtMost(most))));
            lines.add(new Line(
                    "loop per series, " + size,
                    ofSeries("loop", size),
                    "at " + BASE,
                    ofSeries("loop", BASE),
                    List.of()));
        }
        return lines;
    }

    private static Cost ofSeries(String method, String size) {
        return new Cost("GrowthBenchmark." + method + "(" + size + ")", GrowthBenchmark.series(size));
    }

    private static List<Line> window() {
        List<Line> lines = new ArrayList<>();
        for (String function : List.of("avg", "max", "p95")) {
            for (int size : List.of(12, 120, 1440)) {
                String parameters = "(" + function + "," + size + ")";
                Goal[] goals = function.equals("p95")
                        ? size == 1440
                                ? new Goal[] {timesAtMost(PERCENTILE_TIMES), bytesAtMost(0)}
                                : new Goal[] {bytesAtMost(0)}
                        : new Goal[] {timesAtMost(WINDOW_TIMES), bytesAtMost(0)};
                lines.add(Line.of(
                        function + " over " + size,
                        "WindowBenchmark.step" + parameters,
                        "a bare window",
                        "WindowBenchmark.bareWindow" + parameters,
                        goals));
            }
            String longest = "(" + function + ",1440)";
            lines.add(Line.of(
                    function + " over 1440",
                    "WindowBenchmark.step" + longest,
                    "recomputing",
                    "WindowBenchmark.recompute" + longest,
                    timesBelow(50)));
        }
        return lines;
    }

    private static List<Line> meter() {
        List<Line> lines = new ArrayList<>();
        for (String kind : List.of("unread", "read")) {
            for (String meters : List.of("(100)", "(10000)")) {
                lines.add(Line.of(
                        "meter added, " + kind + " " + meters,
                        "MeterBenchmark." + kind + meters,
                        "exact look-up",
                        "MeterBenchmark.exactLookUp" + meters,
                        nanosAtMost(1_000)));
            }
            lines.add(Line.of(
                    "meter added, " + kind + " (10000)",
                    "MeterBenchmark." + kind + "(10000)",
                    "among 100",
                    "MeterBenchmark." + kind + "(100)",
                    timesAtMost(1.5)));
            lines.add(Line.of(
                    "the same and taken in, " + kind + " (10000)",
                    "MeterBenchmark." + kind + "Taken(10000)",
                    "among 100",
                    "MeterBenchmark." + kind + "Taken(100)",
                    timesAtMost(1.5)));
        }
        lines.add(Line.of(
                "the same and taken in, read (10000)",
                "MeterBenchmark.readTaken(10000)",
                "re-scan",
                "MeterBenchmark.rescan(10000)",
                timesBelow(200)));
        return lines;
    }
}
