package io.github.incidentsdk.benchmarks;

import java.util.Random;

/**
 * What the application measures: most values go up and down below the limit. In every tenth rule a tenth stays above it, however many
 * rules and series there are, so that sizes can be compared.
 */
final class Gauges {

    private static final int TENTH = 10;

    private double wave;
    private final Gauge[] gauges;

    /** @param each how many there are of a rule, a multiple of ten */
    Gauges(int count, int each) {
        Random random = new Random(6);
        gauges = new Gauge[count];
        for (int i = 0; i < count; i++) {
            boolean above = i / each % TENTH == 0 && i % each < each / TENTH;
            gauges[i] = above ? () -> Rules.LIMIT + 1 : new Moving(this, random.nextDouble() * 80);
        }
    }

    /** A value of the application. */
    interface Gauge {

        double value();
    }

    private record Moving(Gauges all, double base) implements Gauge {

        @Override
        public double value() {
            return base + all.wave;
        }
    }

    Gauge gauge(int index) {
        return gauges[index];
    }

    int size() {
        return gauges.length;
    }

    /** Changes the values. */
    void move() {
        wave = wave >= 9 ? 0 : wave + 1;
    }
}
