package io.github.incidentsdk.rule.sight;

import io.github.incidentsdk.evaluation.Values;
import io.github.incidentsdk.metric.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which series of several metrics are looked at together.
 *
 * <p>Two series belong together when they agree in all labels that both metrics have; a metric without such labels is broadcast.
 * What the identity needs comes from the metrics that have most of its labels, or had them when they were last there: without
 * them there is no incident to speak of, and not one of fewer labels.
 */
final class MetricRows {

    /** Stands where a metric has no series for a row. */
    static final int NONE = -1;

    /** Series that are looked at together. */
    static final class Row {

        static final Row EMPTY = new Row(Labels.empty(), new int[0]);

        private final Labels labels;
        private final int[] series;
        private final boolean gone;

        private Row(Labels labels, int[] series) {
            this.labels = labels;
            this.series = series;
            this.gone = Arrays.stream(series).allMatch(of -> of == NONE);
        }

        /** A row of which nothing is there any more. */
        static Row gone(Labels labels, int metrics) {
            int[] series = new int[metrics];
            Arrays.fill(series, NONE);
            return new Row(labels, series);
        }

        /** Whether nothing of it is there. */
        boolean isGone() {
            return gone;
        }

        Labels labels() {
            return labels;
        }

        /** The series of a metric, or {@link #NONE}. */
        int series(int metric) {
            return series[metric];
        }
    }

    private final Values[] metrics;
    private final List<Set<String>> labelNames;
    private final Map<List<Integer>, Row> rows = new LinkedHashMap<>();

    private MetricRows(Values[] metrics) {
        this.metrics = metrics;
        this.labelNames = Arrays.stream(metrics).map(MetricRows::labelNames).toList();
    }

    /**
     * The rows of the series of {@code metrics} that are present now, for incidents told apart by {@code by}.
     *
     * @param covered how many of those labels each metric has had so far; brought up to date
     */
    static List<Row> of(Values[] metrics, Collection<String> by, int[] covered) {
        MetricRows rows = new MetricRows(metrics);
        rows.collect(by, covered);
        return List.copyOf(rows.rows.values());
    }

    private static Set<String> labelNames(Values metric) {
        Set<String> names = new TreeSet<>();
        for (int row = 0; row < metric.size(); row++) {
            Labels labels = metric.isPresent(row) ? metric.labels(row) : Labels.empty();
            for (int i = 0; i < labels.size(); i++) {
                names.add(labels.name(i));
            }
        }
        return names;
    }

    private void collect(Collection<String> by, int[] covered) {
        for (int metric = 0; metric < metrics.length; metric++) {
            covered[metric] = Math.max(covered[metric], covered(labelNames.get(metric), by));
        }
        int most = Arrays.stream(covered).max().orElse(0);
        for (int metric = 0; metric < metrics.length; metric++) {
            if (covered[metric] == most) {
                collect(metric);
            }
        }
    }

    private static int covered(Set<String> names, Collection<String> by) {
        return (int) by.stream().filter(names::contains).count();
    }

    /** Adds a row for each series of {@code metric}, unless several of another metric fit and each of those brings it along. */
    private void collect(int metric) {
        List<Partners> partners = new ArrayList<>();
        for (int other = 0; other < metrics.length; other++) {
            if (other != metric) {
                partners.add(partners(metric, other));
            }
        }
        for (int series = 0; series < metrics[metric].size(); series++) {
            Labels labels = metrics[metric].labels(series);
            int[] cells = new int[metrics.length];
            cells[metric] = series;
            boolean broughtAlong = false;
            for (Partners other : partners) {
                List<Integer> fitting = other.fitting(labels);
                cells[other.metric()] = fitting.size() == 1 ? fitting.get(0) : NONE;
                broughtAlong |= fitting.size() > 1 && other.bringsAlong();
            }
            if (!broughtAlong && metrics[metric].isPresent(series)) {
                add(cells);
            }
        }
    }

    /**
     * The series of another metric.
     *
     * @param shared the labels that both metrics have
     * @param bringsAlong whether a series of it always finds the one series that fits it
     */
    private record Partners(int metric, Set<String> shared, boolean bringsAlong, Map<Labels, List<Integer>> series) {

        List<Integer> fitting(Labels labels) {
            return series.getOrDefault(labels.only(shared), List.of());
        }
    }

    private Partners partners(int metric, int other) {
        Set<String> shared = shared(metric, other);
        Map<Labels, List<Integer>> index = new HashMap<>();
        for (int series = 0; series < metrics[other].size(); series++) {
            if (metrics[other].isPresent(series)) {
                Labels key = metrics[other].labels(series).only(shared);
                index.computeIfAbsent(key, k -> new ArrayList<>(1)).add(series);
            }
        }
        boolean bringsAlong = labelNames.get(other).containsAll(labelNames.get(metric));
        return new Partners(other, shared, bringsAlong, index);
    }

    private Set<String> shared(int metric, int other) {
        Set<String> shared = new TreeSet<>(labelNames.get(metric));
        shared.retainAll(labelNames.get(other));
        return shared;
    }

    private void add(int[] cells) {
        List<Integer> identity = Arrays.stream(cells).boxed().toList();
        if (!rows.containsKey(identity)) {
            Labels labels = Labels.empty();
            for (int metric = 0; metric < cells.length; metric++) {
                if (cells[metric] != NONE) {
                    labels = LabelMatch.union(labels, metrics[metric].labels(cells[metric]));
                }
            }
            rows.put(identity, new Row(labels, cells));
        }
    }
}
