package io.github.incidentsdk.testing.backtest.series;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricNames;
import io.github.incidentsdk.testing.backtest.text.BadSeriesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Gathers samples in any order into series. */
final class SeriesCollector {

    private final Map<String, Map<Labels, Growing>> series = new LinkedHashMap<>();
    private final List<String> doubts = new ArrayList<>();
    private boolean relative;

    /** The samples of one series so far. */
    static final class Growing {

        private long[] times = new long[64];
        private double[] values = new double[64];
        private int size;
        private boolean rising = true;

        void add(long time, double value) {
            if (size == times.length) {
                times = Arrays.copyOf(times, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            rising &= size == 0 || time > times[size - 1];
            times[size] = time;
            values[size] = value;
            size++;
        }

        void addTo(Growing other) {
            for (int i = 0; i < size; i++) {
                other.add(times[i], values[i]);
            }
        }

        /** In order; of several samples of one time the last counts. */
        private SampledSeries sorted(String name, Labels labels) {
            if (rising) {
                return new SampledSeries(name, labels, Arrays.copyOf(times, size), Arrays.copyOf(values, size));
            }
            int[] order = IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparingLong(index -> times[index]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            long[] sortedTimes = new long[size];
            double[] sortedValues = new double[size];
            int kept = 0;
            for (int index : order) {
                if (kept > 0 && sortedTimes[kept - 1] == times[index]) {
                    kept--;
                }
                sortedTimes[kept] = times[index];
                sortedValues[kept] = values[index];
                kept++;
            }
            return new SampledSeries(name, labels, Arrays.copyOf(sortedTimes, kept), Arrays.copyOf(sortedValues, kept));
        }
    }

    /**
     * Returns where samples of a series go.
     *
     * @throws IllegalArgumentException when the name or a label cannot stand in an expression
     */
    Growing series(String name, Labels labels) {
        Map<Labels, Growing> ofName = series.computeIfAbsent(name, first -> new LinkedHashMap<>());
        Growing known = ofName.get(labels);
        if (known == null) {
            MetricNames.require(name, labels);
            known = new Growing();
            ofName.put(labels, known);
        }
        return known;
    }

    /** Times count from a start that nobody knows. */
    void relative() {
        relative = true;
    }

    /** Something that was read most likely is not as meant. */
    void doubt(BadSeriesException what) {
        doubts.add(String.valueOf(what.getMessage()));
    }

    RecordedSeries collected() {
        List<SampledSeries> all = new ArrayList<>();
        series.forEach((name, ofName) -> ofName.forEach((labels, growing) -> {
            if (growing.size > 0) {
                all.add(growing.sorted(name, labels));
            }
        }));
        return new RecordedSeries(all, relative, doubts);
    }
}
