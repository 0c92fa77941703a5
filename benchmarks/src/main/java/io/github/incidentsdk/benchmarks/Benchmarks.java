package io.github.incidentsdk.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures rows and prints each beside its limit and its goal, all from one run.
 *
 * <p>Arguments: names of rows, all when there is none, and {@code --strict} to fail when a goal is missed. Other work on the
 * machine moves times, and limits with them: read the ratios.
 */
public final class Benchmarks {

    private static final String STRICT = "--strict";

    /** Rows that wait for a disk or a network: little runs in so short a time, so it is compiled late. */
    private static final Set<String> WAITING = Set.of("append", "delivery");

    private Benchmarks() {}

    public static void main(String... arguments) throws RunnerException {
        Map<String, List<Line>> rows = Rows.all();
        Map<String, Supplier<List<ProcessLine>>> processes = ProcessRows.all();
        List<String> asked = new ArrayList<>(List.of(arguments));
        boolean strict = asked.remove(STRICT);
        List<String> names = Stream.concat(rows.keySet().stream(), processes.keySet().stream())
                .toList();
        if (!names.containsAll(asked)) {
            System.err.println("Rows are " + String.join(", ", names) + "; the only option is " + STRICT);
            System.exit(2);
        }
        if (!asked.isEmpty()) {
            rows.keySet().retainAll(asked);
            processes.keySet().retainAll(asked);
        }
        long begin = System.nanoTime();
        String before = load();
        List<List<String>> cells = new ArrayList<>();
        long missed = 0;
        if (!rows.isEmpty()) {
            List<RunResult> runs = new ArrayList<>();
            for (String row : rows.keySet()) {
                runs.addAll(new Runner(options(row)).run());
            }
            Results results = new Results(runs);
            List<Line> lines = rows.values().stream().flatMap(List::stream).toList();
            lines.forEach(line -> cells.add(line.cells(results)));
            missed += lines.stream().filter(line -> !line.isMet(results)).count();
        }
        for (Supplier<List<ProcessLine>> row : processes.values()) {
            List<ProcessLine> lines = row.get();
            lines.forEach(line -> cells.add(line.cells()));
            missed += lines.stream().filter(line -> !line.isMet()).count();
        }
        System.out.println(Table.of(cells));
        System.out.printf(
                Locale.ROOT,
                "%nJDK %s, %d processors, %s before and %s after; %d s; %s%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                before,
                load(),
                (System.nanoTime() - begin) / 1_000_000_000,
                missed == 0 ? "every goal is met" : missed + " goals are missed");
        System.exit(strict && missed > 0 ? 1 : 0);
    }

    private static Options options(String row) {
        String name = row.substring(0, 1).toUpperCase(Locale.ROOT) + row.substring(1);
        return new OptionsBuilder()
                .include("\\." + name + "Benchmark\\.")
                .forks(1)
                .warmupIterations(WAITING.contains(row) ? 30 : 8)
                .warmupTime(TimeValue.milliseconds(300))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(300))
                .addProfiler(GCProfiler.class)
                .addProfiler(WorkerTime.class)
                .jvmArgs("-Xms1g", "-Xmx1g", "-Xbatch") // on a busy machine the compiler would else be late
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private static String load() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(Locale.ROOT, "load %.1f", system.getSystemLoadAverage());
    }
}
