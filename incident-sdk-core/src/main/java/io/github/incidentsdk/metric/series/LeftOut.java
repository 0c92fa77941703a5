package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.series.Pending.SeriesKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The series of one metric that there was no room for, as long as they are missing. Safe for all threads.
 *
 * <p>Of those whose values would be read, some wait for room; of the others it is known only how many there are.
 */
final class LeftOut {

    private final String name;
    private final SeriesLimits limits;

    /** How many series of all metrics wait. */
    private final AtomicInteger waitingInAll;

    private final Map<SeriesKey, PushedSeries> waiting = new LinkedHashMap<>();

    /** How many were registered, neither wait nor were removed. */
    private long counted;

    /** How many the last answers of all sources had. */
    private long polled;

    /** Whether one came since the last look for room: it may need none. */
    private boolean fresh;

    private volatile @Nullable String why;

    LeftOut(String name, SeriesLimits limits, AtomicInteger waitingInAll) {
        this.name = name;
        this.limits = limits;
        this.waitingInAll = waitingInAll;
    }

    /** Returns that series are missing, and which limit it is because of; null when none is. */
    @Nullable
    String why() {
        return why;
    }

    /** There is no room for a series: one that rules would read waits, in place of an earlier one of the same key. */
    synchronized void leave(SeriesKey key, PushedSeries series, boolean read, String limit) {
        PushedSeries earlier = waiting.replace(key, series);
        if (earlier != null) {
            earlier.over = true;
        } else {
            if (read && waiting.size() < limits.perMetric() && waitingInAll.get() < limits.inAll()) {
                waiting.put(key, series);
                waitingInAll.incrementAndGet();
            } else {
                series.counted = true;
                counted++;
            }
        }
        fresh = true;
        why = "series of " + name + " were left out: " + limit;
    }

    /** Another series came in its place. */
    synchronized void supersede(SeriesKey key) {
        PushedSeries earlier = waiting.isEmpty() ? null : waiting.remove(key);
        if (earlier != null) {
            earlier.over = true;
            waitingInAll.decrementAndGet();
            look();
        }
    }

    /** A series was removed; false when it was never left out, or is no longer. */
    synchronized boolean forget(SeriesKey key, PushedSeries series) {
        if (series.counted) {
            series.counted = false;
            counted--;
        } else if (waiting.remove(key, series)) {
            waitingInAll.decrementAndGet();
        } else {
            return false;
        }
        look();
        return true;
    }

    /** A source's last answer had so many more series that there was no room for than the one before. */
    synchronized void answered(long more, String limit) {
        polled += more;
        why = "series of " + name + " were left out: " + limit;
        look();
    }

    /** The series that a source's last answer had and there was no room for are not in its new one, or found room. */
    synchronized void recovered(long series) {
        polled -= series;
        look();
    }

    /** Takes in what waits, as far as there is room; on the thread of the tick. */
    void admit(Family family, long now) {
        for (SeriesKey key : candidates(family)) {
            if (family.hasRoom() || family.find(key.labels()) != null) {
                PushedSeries series = take(key);
                if (series != null) {
                    key.door().register(series, now);
                }
            }
        }
    }

    private synchronized List<SeriesKey> candidates(Family family) {
        boolean worthIt = fresh || family.hasRoom();
        fresh = false;
        return worthIt ? List.copyOf(waiting.keySet()) : List.of();
    }

    private synchronized @Nullable PushedSeries take(SeriesKey key) {
        PushedSeries series = waiting.remove(key);
        if (series != null) {
            waitingInAll.decrementAndGet();
            look();
        }
        return series;
    }

    private void look() {
        if (waiting.isEmpty() && counted == 0 && polled == 0) {
            why = null;
        }
    }
}
