package io.github.incidentsdk.benchmarks;

import io.github.incidentsdk.evaluation.window.Window;
import io.github.incidentsdk.evaluation.window.WindowFunctions;
import io.github.incidentsdk.expression.Function;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Family;
import io.github.incidentsdk.metric.series.Horizon;
import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.metric.series.Samples;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A window that moves on by one sample: that one enters, the oldest leaves, and the function is told. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WindowBenchmark {

    private static final int STEPS = 20_000;
    private static final long TICK = 15_000;
    private static final double P95 = 0.95;

    @Param({"avg", "max", "p95"})
    public String function = "";

    @Param({"12", "120", "1440"})
    public int size;

    private Window window =
            WindowFunctions.standard(Horizon.DEFAULT.longMillis()).window(Function.AVG_OVER_TIME, new Samples(), TICK);
    private double[] samples = {};
    private double[] copy = {};
    private BareWindow bare = new BareWindow(samples, TICK);

    @Setup
    public void record() {
        samples = new Random(5).doubles(size + STEPS, 0, 1_000).toArray();
        copy = new double[size];
        bare = new BareWindow(samples, TICK);
        MetricStore store = new MetricStore();
        Family family = store.index().read("load");
        int retention = family.retain(Long.MAX_VALUE / 4, 0);
        int[] at = {0};
        store.pushed("benchmark").add("load", Labels.empty(), () -> samples[at[0]]);
        for (; at[0] < samples.length; at[0]++) {
            store.tick(timeOf(at[0]));
        }
        window = WindowFunctions.standard(Horizon.DEFAULT.longMillis())
                .window(functionOf(function), family.track(0).samples(retention), TICK * size);
    }

    private static Function functionOf(String name) {
        return switch (name) {
            case "avg" -> Function.AVG_OVER_TIME;
            case "max" -> Function.MAX_OVER_TIME;
            default -> Function.QUANTILE_OVER_TIME;
        };
    }

    private static long timeOf(int index) {
        return (index + 1) * TICK;
    }

    /** Once through the recording; going back to its begin fills the window anew, which is a small part of it. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public double step() {
        double sum = 0;
        for (int step = 0; step < STEPS; step++) {
            long end = timeOf(step + size - 1);
            sum += window.valueAt(end - TICK * size, end, end, P95);
        }
        return sum;
    }

    /** What any window has to do: look at the times of what may enter and leave, and keep a sum; no rounding is mended. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public double bareWindow() {
        double sum = 0;
        bare.begin();
        for (int step = 0; step < STEPS; step++) {
            long end = timeOf(step + size - 1);
            sum += bare.meanUntil(end - TICK * size, end);
        }
        return sum;
    }

    /** All samples of the window again; a few steps, since these are long. */
    @Benchmark
    @OperationsPerInvocation(100)
    public double recompute() {
        double sum = 0;
        for (int step = 0; step < 100; step++) {
            System.arraycopy(samples, step, copy, 0, size);
            sum += recomputed();
        }
        return sum;
    }

    private double recomputed() {
        return switch (function) {
            case "avg" -> Arrays.stream(copy).sum() / size;
            case "max" -> greatest();
            default -> {
                Arrays.sort(copy);
                yield copy[(int) (P95 * (size - 1))];
            }
        };
    }

    private double greatest() {
        double greatest = copy[0];
        for (double value : copy) {
            greatest = Math.max(greatest, value);
        }
        return greatest;
    }
}
