package io.github.incidentsdk.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What was measured, by names such as {@code Window.step(max,1440)}: class, method and the values of its parameters. */
final class Results {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** Between their operations something else is done that does not count, or the disk works and not the processor. */
    private static final Set<String> BY_THE_WALL =
            Set.of(MeterBenchmark.class.getSimpleName(), AppendBenchmark.class.getSimpleName());

    private final Map<String, Figures> figures = new HashMap<>();

    Results(Collection<RunResult> runs) {
        runs.forEach(run -> figures.put(name(run.getParams()), figures(run)));
    }

    private static String name(BenchmarkParams run) {
        String method = run.getBenchmark();
        String name = method.substring(method.lastIndexOf('.', method.lastIndexOf('.') - 1) + 1);
        String parameters = run.getParamsKeys().stream().map(run::getParam).collect(Collectors.joining(","));
        return parameters.isEmpty() ? name : name + "(" + parameters + ")";
    }

    private static Figures figures(RunResult run) {
        Result<?> allocated = run.getSecondaryResults().get(ALLOCATED);
        return new Figures(nanos(run), allocated == null ? Double.NaN : allocated.getScore());
    }

    /** The median, which an interruption does not move: of all calls where they are timed one by one, else of iterations. */
    private static double nanos(RunResult run) {
        boolean alone = BY_THE_WALL.stream().noneMatch(run.getParams().getBenchmark()::contains);
        Result<?> result = alone ? run.getSecondaryResults().get(WorkerTime.NAME) : run.getPrimaryResult();
        return Objects.requireNonNull(result, WorkerTime.NAME).getStatistics().getPercentile(50);
    }

    Figures of(String name) {
        Figures found = figures.get(name);
        if (found == null) {
            throw new IllegalArgumentException("No benchmark " + name + " was run, only " + figures.keySet());
        }
        return found;
    }
}
