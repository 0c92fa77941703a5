package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.metric.series.Samples;

/** The least or greatest value; NaN only when there is nothing else. */
final class ExtremeWindow extends FoldedWindow {

    private final boolean greatest;
    private double newer;

    ExtremeWindow(Samples samples, boolean greatest) {
        super(samples, greatest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        this.greatest = greatest;
    }

    @Override
    void take(double value) {
        if (!Double.isNaN(value)) {
            newer = extreme(newer, value);
        }
    }

    @Override
    double taken() {
        return newer;
    }

    @Override
    void forget() {
        newer = none();
    }

    @Override
    double value(long now, double parameter) {
        double extreme = extreme(older(), newer);
        return extreme == none() && !isAnyNumber() ? Double.NaN : extreme;
    }

    /** A machine finds the greater of two without guessing, and of values that come in no order a guess is often wrong. */
    private double extreme(double one, double other) {
        return greatest ? Math.max(one, other) : Math.min(one, other);
    }

    private boolean isAnyNumber() {
        for (int i = from(); i < to(); i++) {
            if (!Double.isNaN(samples().value(i))) {
                return true;
            }
        }
        return false;
    }
}
