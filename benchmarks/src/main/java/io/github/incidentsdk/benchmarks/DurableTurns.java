package io.github.incidentsdk.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What one caller waits for until a line is on disk, in each way, and they take turns: a disk is quicker at one time than at
 * another, which would be a difference between ways that are measured one after the other.
 */
final class DurableTurns {

    private static final int WARM_UP = 1_000;
    private static final int CALLS = 4_000;
    private static final int TURN = 50;

    private DurableTurns() {}

    private interface Append {
        void run() throws Exception;
    }

    /** One way, and how long each of its calls took. */
    private static final class Way {
        private final String name;
        private final Append append;
        private final long[] nanos = new long[CALLS];

        Way(String name, Append append) {
            this.name = name;
            this.append = append;
        }

        void turn(int from) throws Exception {
            for (int i = from; i < from + TURN; i++) {
                long begin = System.nanoTime();
                append.run();
                nanos[i] = System.nanoTime() - begin;
            }
        }

        double medianMicros() {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return sorted[CALLS / 2] / 1_000.0;
        }
    }

    /** Prints the median of each way in microseconds. */
    public static void main(String... none) throws Exception {
        AppendBenchmark ours = new AppendBenchmark();
        ours.open();
        OtherStores others = new OtherStores();
        List<Way> ways = List.of(
                new Way("stored", ours::stored),
                new Way("queued", ours::durable),
                new Way("write-and-force", ours::writeAndForce),
                new Way("sqlite", () -> others.insert(ours.line())),
                new Way("tape", () -> others.add(ours.line())));
        for (int i = 0; i < WARM_UP; i++) {
            for (Way way : ways) {
                way.append.run();
            }
        }
        for (int call = 0; call < CALLS; call += TURN) {
            for (Way way : ways) {
                way.turn(call);
            }
        }
        for (Way way : ways) {
            System.out.printf(Locale.ROOT, "%s %.1f%n", way.name, way.medianMicros());
        }
        others.close();
        ours.close();
    }
}
