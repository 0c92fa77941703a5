package io.github.incidentsdk.metric.series;

/** The least and the greatest value of a metric at a tick, for whoever need not look at each; for the thread of the tick. */
public final class Span {

    private double least = Double.NaN;
    private double most = Double.NaN;
    private int version;

    Span() {}

    /** Returns the least value of this tick; NaN unless every series was read at it and gave a number. */
    public double least() {
        return least;
    }

    /** Returns the greatest value of this tick; NaN unless every series was read at it and gave a number. */
    public double most() {
        return most;
    }

    /** Returns a number that changes whenever a series comes or goes. */
    public int version() {
        return version;
    }

    /** All values were set; a NaN among them makes both NaN. */
    void set(double least, double most) {
        this.least = least;
        this.most = most;
    }

    /** Some value was set by itself, or cleared. */
    void lose() {
        least = Double.NaN;
        most = Double.NaN;
    }

    /** A series came or went. */
    void change() {
        version++;
        lose();
    }
}
