package io.github.incidentsdk.rule.sight;

import io.github.incidentsdk.evaluation.Vanishing;
import io.github.incidentsdk.metric.Labels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a rule's metrics, with those that held something and of which nothing is there any more. */
final class PastRows {

    /** How many rows stay of which nothing is there. */
    private static final int MOST = 1_000;

    private final Vanishing vanishing;
    private final int metrics;
    private List<MetricRows.Row> rows = List.of();
    private List<RowPast> pasts = List.of();

    PastRows(Vanishing vanishing, int metrics) {
        this.vanishing = vanishing;
        this.metrics = metrics;
    }

    List<MetricRows.Row> rows() {
        return rows;
    }

    RowPast past(int row) {
        return pasts.get(row);
    }

    /** Goes on with the rows that are there now, and with what is remembered of those before. */
    void follow(List<MetricRows.Row> found) {
        Map<Labels, Integer> before = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            before.put(rows.get(row).labels(), row);
        }
        List<RowPast> kept = new ArrayList<>();
        Map<Labels, List<Integer>> appearing = new HashMap<>();
        for (int row = 0; row < found.size(); row++) {
            Labels labels = found.get(row).labels();
            Integer earlier = before.remove(labels);
            kept.add(earlier == null ? new RowPast(vanishing, metrics) : pasts.get(earlier));
            if (earlier == null || rows.get(earlier).isGone()) {
                appearing.computeIfAbsent(by(labels), key -> new ArrayList<>(1)).add(row);
            }
        }
        Map<Labels, List<Integer>> leaving = new LinkedHashMap<>();
        before.values().removeIf(row -> !pasts.get(row).isHeld());
        before.forEach((labels, row) -> {
            if (!rows.get(row).isGone()) {
                leaving.computeIfAbsent(by(labels), key -> new ArrayList<>(1)).add(row);
            }
        });
        leaving.forEach((by, left) -> {
            List<Integer> successors = appearing.getOrDefault(by, List.of());
            for (int i = 0; i < left.size() && left.size() <= successors.size(); i++) {
                int successor = successors.get(i);
                kept.get(successor).inherit(pasts.get(left.get(i)), found.get(successor));
                before.remove(rows.get(left.get(i)).labels());
            }
        });
        appearing.forEach((by, arrived) -> {
            List<Labels> gone = gone(by, before.keySet());
            List<Labels> present = gone.isEmpty() ? List.of() : labels(arrived, found);
            for (int row : arrived) {
                Labels back = only(found.get(row).labels(), gone);
                Integer earlier = back == null || only(back, present) == null ? null : before.remove(back);
                if (earlier != null) {
                    kept.get(row).inherit(pasts.get(earlier), found.get(row));
                }
            }
        });
        List<MetricRows.Row> all = new ArrayList<>(found);
        before.values().stream().skip(Math.max(0, before.size() - MOST)).forEach(row -> {
            all.add(MetricRows.Row.gone(rows.get(row).labels(), metrics));
            kept.add(pasts.get(row));
        });
        rows = all;
        pasts = kept;
    }

    /** The label sets of one incident of which nothing was there before. */
    private List<Labels> gone(Labels by, Collection<Labels> before) {
        return before.stream().filter(labels -> by(labels).equals(by)).toList();
    }

    private static List<Labels> labels(List<Integer> arrived, List<MetricRows.Row> found) {
        return arrived.stream().map(row -> found.get(row).labels()).toList();
    }

    /** The one label set that is this one but for labels of metrics that are not there, or were not; null when several are. */
    private static @Nullable Labels only(Labels labels, List<Labels> others) {
        List<Labels> fitting = others.stream()
                .filter(other -> LabelMatch.contains(other, labels) || LabelMatch.contains(labels, other))
                .toList();
        return fitting.size() == 1 ? fitting.get(0) : null;
    }

    private Labels by(Labels labels) {
        return labels.only(vanishing.by());
    }
}
