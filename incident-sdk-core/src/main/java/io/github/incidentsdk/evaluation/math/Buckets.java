package io.github.incidentsdk.evaluation.math;

/** The buckets of one classic histogram at one moment: upper bounds with the count of what is not above them. */
public final class Buckets {

    /** Counts that differ by less than this share of them differ by rounding alone. */
    private static final double TOLERANCE = 1e-12;

    private static final double SMALLEST_NORMAL = Double.MIN_NORMAL;

    private final double[] bounds;
    private final double[] counts;
    private int size;

    /** Creates room for so many buckets. */
    public Buckets(int capacity) {
        bounds = new double[capacity];
        counts = new double[capacity];
    }

    /** Takes all buckets out. */
    public void clear() {
        size = 0;
    }

    /** Adds a bucket, whose bound is not below the last one's; the counts of equal bounds are added up. */
    public void add(double bound, double count) {
        if (size > 0 && bounds[size - 1] == bound) {
            counts[size - 1] += count;
            return;
        }
        bounds[size] = bound;
        counts[size] = count;
        size++;
    }

    /** Returns how many buckets there are. */
    public int size() {
        return size;
    }

    /**
     * Returns a quantile, interpolated within its bucket.
     *
     * @return NaN without a bucket up to +Inf or with no other; {@link ZeroDenominator#VALUE} when nothing was observed
     */
    public double quantile(double quantile) {
        if (Double.isNaN(quantile)) {
            return Double.NaN;
        }
        if (quantile < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (quantile > 1) {
            return Double.POSITIVE_INFINITY;
        }
        if (size < 2 || bounds[size - 1] != Double.POSITIVE_INFINITY) {
            return Double.NaN;
        }
        makeMonotonic();
        double observations = counts[size - 1];
        return observations == 0 ? ZeroDenominator.VALUE : interpolated(quantile * observations);
    }

    private double interpolated(double rank) {
        int bucket = bucketOf(rank);
        if (bucket == size - 1) {
            return bounds[size - 2];
        }
        if (bucket == 0 && bounds[0] <= 0) {
            return bounds[0];
        }
        double start = bucket == 0 ? 0 : bounds[bucket - 1];
        double below = bucket == 0 ? 0 : counts[bucket - 1];
        return start + (bounds[bucket] - start) * ((rank - below) / (counts[bucket] - below));
    }

    /** The first bucket that reaches the rank, by halving: with counts of NaN the way of searching matters. */
    private int bucketOf(double rank) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (counts[middle] >= rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Counts that were read at different moments, or computed, may fall from one bound to the next. */
    private void makeMonotonic() {
        double previous = counts[0];
        for (int i = 1; i < size; i++) {
            if (almostEqual(previous, counts[i]) || counts[i] < previous) {
                counts[i] = previous;
            } else {
                previous = counts[i];
            }
        }
    }

    private static boolean almostEqual(double a, double b) {
        if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
            return true;
        }
        double sum = Math.abs(a) + Math.abs(b);
        double difference = Math.abs(a - b);
        if (a == 0 || b == 0 || sum < SMALLEST_NORMAL) {
            return difference < TOLERANCE * SMALLEST_NORMAL;
        }
        return difference / Math.min(sum, Double.MAX_VALUE) < TOLERANCE;
    }
}
