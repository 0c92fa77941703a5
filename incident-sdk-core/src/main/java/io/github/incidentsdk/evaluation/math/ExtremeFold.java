package io.github.incidentsdk.evaluation.math;

/** The least or the greatest value of each group; NaN only where there is nothing else. */
final class ExtremeFold extends Fold {

    private final Better better;

    ExtremeFold(Better better) {
        this.better = better;
    }

    @Override
    void begin(int groups, int values, double parameter) {
        // Needs no working space: the result is the best value so far.
    }

    @Override
    void add(int group, double value, double[] results) {
        double best = results[group];
        if (Double.isNaN(best) || better.than(value, best)) {
            results[group] = value;
        }
    }

    @Override
    double finish(int group, double left) {
        return left;
    }

    /** Which of two numbers is to stay. */
    @FunctionalInterface
    interface Better {

        boolean than(double candidate, double best);
    }
}
