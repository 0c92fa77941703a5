package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.metric.series.Samples;

/** How many samples stand in some relation to the one before them, both in the window. */
final class PairWindow extends Window {

    private final Relation relation;
    private int pairs;

    PairWindow(Samples samples, Relation relation) {
        super(samples);
        this.relation = relation;
    }

    @Override
    void reset() {
        pairs = 0;
    }

    @Override
    void entered(int index) {
        if (index > from()) {
            pairs += holds(index) ? 1 : 0;
        }
    }

    @Override
    void left(int index) {
        if (index + 1 < to()) {
            pairs -= holds(index + 1) ? 1 : 0;
        }
    }

    private boolean holds(int index) {
        return relation.holds(samples().value(index - 1), samples().value(index));
    }

    @Override
    double value(long now, double parameter) {
        return pairs;
    }

    /** What is counted. */
    @FunctionalInterface
    interface Relation {

        boolean holds(double previous, double value);
    }
}
