package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.evaluation.math.Quantiles;
import io.github.incidentsdk.metric.series.Samples;
import java.util.Arrays;

/** A quantile, of values that are kept in order. */
final class SortedWindow extends Window {

    private double[] sorted = new double[16];
    private int size;

    SortedWindow(Samples samples) {
        super(samples);
    }

    @Override
    void reset() {
        size = 0;
    }

    @Override
    void entered(int index) {
        double value = samples().value(index);
        int found = Arrays.binarySearch(sorted, 0, size, value);
        int place = found < 0 ? -found - 1 : found;
        if (size == sorted.length) {
            sorted = Arrays.copyOf(sorted, 2 * size);
        }
        System.arraycopy(sorted, place, sorted, place + 1, size - place);
        sorted[place] = value;
        size++;
    }

    @Override
    void left(int index) {
        int place = Arrays.binarySearch(sorted, 0, size, samples().value(index));
        size--;
        System.arraycopy(sorted, place + 1, sorted, place, size - place);
    }

    @Override
    double value(long now, double parameter) {
        return Quantiles.ofSorted(parameter, sorted, size);
    }
}
