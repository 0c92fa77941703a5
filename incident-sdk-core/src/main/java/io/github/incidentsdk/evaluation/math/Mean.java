package io.github.incidentsdk.evaluation.math;

/** An average: the sum divided by the count, or built up value by value once the sum would overflow. */
public final class Mean {

    private final CompensatedSum sum = new CompensatedSum();
    private int count;
    private boolean incremental;

    /** Forgets all values. */
    public void reset() {
        sum.reset();
        count = 0;
        incremental = false;
    }

    /** Adds one value. */
    public void add(double value) {
        count++;
        if (count == 1) {
            sum.reset(value);
            return;
        }
        if (!incremental) {
            if (!sum.overflowsWith(value)) {
                sum.add(value);
                return;
            }
            incremental = true;
            sum.divide(count - 1);
        }
        sum.scale((count - 1.0) / count);
        sum.add(value / count);
    }

    /** Returns the average of the values, of which there must be one. */
    public double value() {
        return incremental ? sum.dividedBy(1) : sum.dividedBy(count);
    }
}
