package io.github.incidentsdk;

import io.github.incidentsdk.metric.Metrics;
import io.github.incidentsdk.metric.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A program whose gauges and counters come, go and change at random, at ticks: in this process, and at a server that scraped it. */
final class RandomProgram {

    /** Not there. */
    private static final double GONE = RemoteWrite.GONE;

    private static final int AT_ONCE = 100;

    private final Random random;
    private final List<Line> lines = new ArrayList<>();

    /** One series: what it is at each tick. */
    private static final class Line {

        final String metric;
        final Map<String, String> labels;
        final double[] values;
        double now;

        @Nullable
        Series here;

        Line(String metric, Map<String, String> labels, double[] values) {
            this.metric = metric;
            this.labels = labels;
            this.values = values;
        }
    }

    /**
     * @param quiet so many ticks at the beginning everything is there and nothing changes
     */
    RandomProgram(Random random, int ticks, int quiet) {
        this.random = random;
        for (String metric : List.of("a", "b", "c", "d", "n_total")) {
            for (String x : List.of("1", "2", "3")) {
                for (String y : List.of("1", "2")) {
                    if (y.equals("1") || random.nextBoolean()) {
                        lines.add(new Line(metric, Map.of("x", x, "y", y), values(ticks, quiet, metric)));
                    }
                }
            }
        }
    }

    /** Of {@code d} and what counts every one is a number. */
    private double[] values(int ticks, int quiet, String metric) {
        boolean counts = metric.endsWith("_total");
        boolean odd = !counts && !metric.equals("d");
        double[] values = new double[ticks];
        double last = random.nextInt(9);
        Arrays.fill(values, 0, quiet, last);
        for (int tick = quiet; tick < ticks; ) {
            int stretch = Math.min(ticks - tick, 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 8));
            int dice = random.nextInt(100);
            for (int i = 0; i < stretch; i++) {
                if (counts) {
                    last = dice < 5 && i == 0 ? random.nextInt(3) : last + random.nextInt(5);
                } else if (dice >= 30 || i == 0) {
                    last = random.nextInt(3) == 0 ? random.nextInt(160) / 8.0 : random.nextInt(14) - 2;
                }
                values[tick + i] = dice >= 30 && dice < 38 ? GONE : odd && dice >= 96 ? odd() : last;
            }
            tick += stretch;
        }
        return values;
    }

    private double odd() {
        return switch (random.nextInt(3)) {
            case 0 -> Double.POSITIVE_INFINITY;
            case 1 -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    private static boolean isGone(double value) {
        return Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(GONE);
    }

    /** Shows this process what there is at a tick. */
    void show(Metrics metrics, int tick) {
        for (Line line : lines) {
            double value = line.values[tick];
            line.now = value;
            if (isGone(value)) {
                if (line.here != null) {
                    line.here.remove();
                    line.here = null;
                }
            } else if (line.here == null) {
                line.here = metrics.gauge(line.metric, line.labels, () -> line.now);
            }
        }
    }

    /** Tells a server of all ticks, as if it had scraped them. */
    void tell(RemoteWrite server, long firstMillis, long everyMillis) throws IOException, InterruptedException {
        int ticks = lines.get(0).values.length;
        for (int from = 0; from < ticks; from += AT_ONCE) {
            for (Line line : lines) {
                tell(server, line, from, Math.min(ticks, from + AT_ONCE), firstMillis, everyMillis);
            }
            server.send();
        }
    }

    private static void tell(RemoteWrite server, Line line, int from, int to, long firstMillis, long everyMillis) {
        long[] times = new long[to - from];
        double[] values = new double[to - from];
        int kept = 0;
        for (int tick = from; tick < to; tick++) {
            boolean wasGone = tick > 0 && isGone(line.values[tick - 1]);
            if (!isGone(line.values[tick]) || !wasGone) { // only the first miss is marked
                times[kept] = firstMillis + tick * everyMillis;
                values[kept++] = line.values[tick];
            }
        }
        Map<String, String> labels = new HashMap<>(line.labels);
        labels.put("job", "program");
        labels.put("instance", "pod-1");
        if (kept > 0) {
            server.add(line.metric, labels, Arrays.copyOf(times, kept), Arrays.copyOf(values, kept));
        }
    }
}
