package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.metric.series.Samples;

/**
 * A figure of all samples in the window, put together of two: that of the older samples, known from each of them on, and that
 * of the newer ones, which grows.
 *
 * <p>Nothing is ever taken away from a figure, so what has left leaves no rounding error behind. When the older samples have
 * left, the newer ones become the older: every sample is looked at twice, however long the window is.
 */
abstract class FoldedWindow extends Window {

    private final double none;

    /** From each of the older samples on, the figure up to the last of them. */
    private double[] older = new double[16];

    private int first;
    private int boundary;

    /**
     * @param none the figure of no samples
     */
    FoldedWindow(Samples samples, double none) {
        super(samples);
        this.none = none;
    }

    @Override
    void reset() {
        first = from();
        boundary = first;
        forget();
    }

    @Override
    void entered(int index) {
        take(samples().value(index));
    }

    @Override
    final void left(int index) {
        if (index >= boundary) {
            turn();
        }
    }

    private void turn() {
        first = from();
        boundary = to();
        if (older.length < count()) {
            older = new double[Math.max(count(), 2 * older.length)];
        }
        forget();
        for (int i = boundary - 1; i >= first; i--) {
            take(samples().value(i));
            older[i - first] = taken();
        }
        forget();
    }

    final double none() {
        return none;
    }

    /** The figure of the older samples that are still in the window. */
    final double older() {
        return from() < boundary ? older[from() - first] : none;
    }

    /** Takes one more value into the figure of the newer samples. */
    abstract void take(double value);

    /** The figure of what was taken. */
    abstract double taken();

    /** Makes the figure of the newer samples that of none. */
    abstract void forget();
}
