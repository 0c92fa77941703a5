package io.github.incidentsdk.evaluation.math;

/** The least or the greatest value of each group. */
final class ExtremeFold extends Fold {

    private final boolean greatest;
    private final Comparisons comparisons;

    /**
     * @param comparisons whether NaN is neither, and passed over, or may be anything
     */
    ExtremeFold(boolean greatest, Comparisons comparisons) {
        this.greatest = greatest;
        this.comparisons = comparisons;
    }

    @Override
    void begin(int groups, int values, double parameter) {
        // Needs no working space: the result is the best value so far.
    }

    @Override
    void add(int group, double value, double[] results) {
        double best = results[group];
        if (Double.isNaN(best) || (greatest ? value > best : value < best)) {
            results[group] = value;
        }
    }

    @Override
    boolean isDoubt(double value) {
        return comparisons.mayBeAny(value);
    }

    @Override
    public double least(int group) {
        double known = known(group);
        return Double.isNaN(known) ? Double.NaN : greatest ? known : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double most(int group) {
        double known = known(group);
        return Double.isNaN(known) ? Double.NaN : greatest ? Double.POSITIVE_INFINITY : known;
    }

    @Override
    double finish(int group, double left) {
        return left;
    }
}
