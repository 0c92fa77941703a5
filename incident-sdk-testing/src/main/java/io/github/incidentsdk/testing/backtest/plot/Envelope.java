package io.github.incidentsdk.testing.backtest.plot;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The least and the greatest value of a series in each column of pixels, so that no peak of a long series is lost. */
final class Envelope {

    private final long start;
    private final double millisPerColumn;
    private final double[] least;
    private final double[] greatest;

    /** Whether the series was absent at a tick in the column. */
    private final boolean[] broken;

    Envelope(long startMillis, long endMillis, int columns) {
        this.start = startMillis;
        this.millisPerColumn = Math.max(1, endMillis - startMillis) / (double) (columns - 1);
        this.least = new double[columns];
        this.greatest = new double[columns];
        this.broken = new boolean[columns];
        Arrays.fill(least, Double.NaN);
        Arrays.fill(greatest, Double.NaN);
    }

    void add(long atMillis, double value) {
        int column = (int) Math.round((atMillis - start) / millisPerColumn);
        if (column < 0 || column >= least.length) {
            return;
        }
        if (!Double.isFinite(value)) {
            broken[column] = true;
        } else {
            least[column] = Double.isNaN(least[column]) ? value : Math.min(least[column], value);
            greatest[column] = Double.isNaN(greatest[column]) ? value : Math.max(greatest[column], value);
        }
    }

    int columns() {
        return least.length;
    }

    /** The columns in which there is anything. */
    IntStream filled() {
        return IntStream.range(0, least.length).filter(column -> !isEmpty(column));
    }

    boolean isEmpty(int column) {
        return Double.isNaN(least[column]);
    }

    boolean isBroken(int column) {
        return broken[column];
    }

    double least(int column) {
        return least[column];
    }

    double greatest(int column) {
        return greatest[column];
    }
}
