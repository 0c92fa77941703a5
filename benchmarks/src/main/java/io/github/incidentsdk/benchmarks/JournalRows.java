package io.github.incidentsdk.benchmarks;

import static io.github.incidentsdk.benchmarks.Goal.bytesTimesAtMost;
import static io.github.incidentsdk.benchmarks.Goal.timesAtMost;
import static io.github.incidentsdk.benchmarks.Goal.timesBelow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows from an event to the disk, and back from it. */
final class JournalRows {

    /** 0.45 times as fast as reading and summing up. */
    private static final double SCAN_TIMES = 2.2;

    /** 500,000 events a second where the limit does 1.26 million; on a slower disk both do fewer. */
    private static final double WITHOUT_WAITING_TIMES = 2.5;

    private JournalRows() {}

    static Map<String, List<Line>> all() {
        Map<String, List<Line>> rows = new LinkedHashMap<>();
        rows.put("serialise", serialise());
        rows.put("recovery", recovery());
        rows.put("append", append());
        return rows;
    }

    private static List<Line> serialise() {
        String ours = "SerialiseBenchmark.ours";
        return List.of(
                Line.of(
                        "serialise one event + CRC",
                        ours,
                        "ObjectWriter",
                        "SerialiseBenchmark.objectWriter",
                        timesAtMost(1.05),
                        bytesTimesAtMost(0.45)),
                Line.of("serialise one event + CRC", ours, "maps", "SerialiseBenchmark.maps", bytesTimesAtMost(0.25)));
    }

    private static List<Line> recovery() {
        String ours = "RecoveryBenchmark.recovery";
        return List.of(
                Line.of("recovery, a line", ours, "scan + CRC", "RecoveryBenchmark.scan", timesAtMost(SCAN_TIMES)),
                Line.of("recovery, a line", ours, "readValue", "RecoveryBenchmark.readValue", timesBelow(1.4)));
    }

    private static List<Line> append() {
        return List.of(
                Line.of(
                        "append without waiting",
                        "AppendBenchmark.withoutWaiting",
                        "256 a force",
                        "AppendBenchmark.batchesForced",
                        timesAtMost(WITHOUT_WAITING_TIMES)),
                Line.of(
                        "append without waiting",
                        "AppendBenchmark.withoutWaiting",
                        "ObjectWriter, 256 a force",
                        "AppendBenchmark.recordsForced"));
    }
}
