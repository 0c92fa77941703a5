package io.github.incidentsdk.benchmarks;

import java.util.Random;

/** What the application measures: most values go up and down below the limit, and stay above it in one of a hundred. */
final class Gauges {

    private double wave;
    private final Gauge[] gauges;

    Gauges(int count) {
        Random random = new Random(6);
        gauges = new Gauge[count];
        for (int i = 0; i < count; i++) {
            boolean above = i % 100 == 99;
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
