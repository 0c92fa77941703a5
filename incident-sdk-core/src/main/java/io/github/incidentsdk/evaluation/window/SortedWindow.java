package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.evaluation.math.Quantiles;
import io.github.incidentsdk.metric.series.Samples;
import java.util.Arrays;

/** {@code quantile_over_time}: the values of the window in order, so that any quantile can be read off. */
final class SortedWindow extends Window {

    /** In order; behind the numbers as many NaN as there are. */
    private double[] sorted = new double[16];

    private int size;
    private int numbers;

    /** What entered last and has no place yet: mostly it takes that of what leaves next, and less has to be moved. */
    private double newcomer;

    private boolean waits;

    SortedWindow(Samples samples) {
        super(samples);
    }

    @Override
    void reset() {
        size = 0;
        numbers = 0;
        waits = false;
    }

    @Override
    void entered(int index) {
        settle();
        newcomer = samples().value(index);
        waits = true;
    }

    @Override
    void left(int index) {
        double value = samples().value(index);
        if (waits && size > 0 && !Double.isNaN(value) && !Double.isNaN(newcomer)) {
            waits = false;
            replace(place(value), newcomer);
        } else {
            settle();
            remove(value);
        }
    }

    @Override
    double value(long now, double parameter) {
        settle();
        return Quantiles.ofSorted(parameter, sorted, size);
    }

    private void settle() {
        if (waits) {
            waits = false;
            insert(newcomer);
        }
    }

    private void insert(double value) {
        if (size == sorted.length) {
            sorted = Arrays.copyOf(sorted, 2 * size);
        }
        if (Double.isNaN(value)) {
            sorted[size] = value;
        } else {
            int place = place(value);
            System.arraycopy(sorted, place, sorted, place + 1, size - place);
            sorted[place] = value;
            numbers++;
        }
        size++;
    }

    private void remove(double value) {
        size--;
        if (!Double.isNaN(value)) {
            int place = place(value);
            System.arraycopy(sorted, place + 1, sorted, place, size - place);
            numbers--;
        }
    }

    /** Moves only what stands between the places of the old and the new value. */
    private void replace(int old, double value) {
        int place = place(value);
        if (place > old) {
            System.arraycopy(sorted, old + 1, sorted, old, place - 1 - old);
            sorted[place - 1] = value;
        } else {
            System.arraycopy(sorted, place, sorted, place + 1, old - place);
            sorted[place] = value;
        }
    }

    /** The first place whose value is not less; without jumps, since which half it is in cannot be guessed. */
    private int place(double value) {
        int place = 0;
        int left = numbers;
        while (left > 0) {
            int half = (left + 1) >>> 1;
            place += sorted[place + half - 1] < value ? half : 0;
            left -= half;
        }
        return place;
    }
}
