package io.github.incidentsdk.metric.series;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Suppliers that no tick reads until they were seen to return. Safe for all threads. */
final class Doubts {

    private final Queue<PushedSeries> waiting = new ArrayDeque<>();

    /** One of them may wait again. */
    synchronized void add(PushedSeries series) {
        series.setAside = true;
        waiting.add(series);
    }

    /** What was not read before {@code hung} did not return: of each metric one after the other, its own metric's last. */
    synchronized void add(List<PushedSeries> unread, PushedSeries hung) {
        Map<String, Integer> counts = new HashMap<>();
        Map<PushedSeries, Integer> turns = new HashMap<>();
        for (PushedSeries series : unread) {
            int turn = counts.merge(series.name(), 1, Integer::sum);
            turns.put(series, series.name().equals(hung.name()) ? unread.size() + turn : turn);
        }
        List<PushedSeries> ordered = new ArrayList<>(unread);
        ordered.sort(Comparator.comparing(turns::get));
        ordered.forEach(this::add);
    }

    /** Takes the next one that is still registered; null when there is none. */
    synchronized @Nullable PushedSeries take() {
        PushedSeries next = waiting.poll();
        while (next != null && next.over) {
            next = waiting.poll();
        }
        return next;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }
}
