package io.github.incidentsdk.evaluation.math;

/** A sum that does not lose small values beside large ones (Kahan's method as improved by Neumaier). */
public final class CompensatedSum {

    private double sum;
    private double lost;

    /** Makes the sum 0. */
    public void reset() {
        sum = 0;
        lost = 0;
    }

    /** Makes the sum {@code value}. */
    public void reset(double value) {
        sum = value;
        lost = 0;
    }

    /** Makes the sum {@code factor} times what it is. */
    public void scale(double factor) {
        sum *= factor;
        lost *= factor;
    }

    /** Makes the sum one part of what it is. */
    public void divide(double parts) {
        sum /= parts;
        lost /= parts;
    }

    /** Adds one value. */
    public void add(double value) {
        double next = sum + value;
        if (Double.isInfinite(next)) {
            lost = 0;
        } else if (Math.abs(sum) >= Math.abs(value)) {
            lost += (sum - next) + value;
        } else {
            lost += (value - next) + sum;
        }
        sum = next;
    }

    /** Returns whether adding {@code value} would leave the range of numbers. */
    public boolean overflowsWith(double value) {
        return Double.isInfinite(sum + value);
    }

    /** Returns the sum. */
    public double value() {
        return Double.isInfinite(sum) ? sum : sum + lost;
    }

    /** Returns the sum divided by {@code count}. */
    public double dividedBy(double count) {
        return sum / count + lost / count;
    }
}
