package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What sources reported since the last tick, which may be long ago: of each series only the last word, and of all of them no
 * more than there may be series. Safe for all threads.
 */
final class Pending {

    private final SeriesLimits limits;
    private Map<Object, Change> changes = new LinkedHashMap<>();
    private int limited;

    /** How many series of each metric are to be added; null as long as there cannot be too many of one. */
    private @Nullable Map<String, Integer> added;

    private int samples;

    /** One series of one source. */
    record SeriesKey(SourceDoor door, String name, Labels labels) {

        /** Spread, since names and labels that end in the same number would meet in few places of a table. */
        @Override
        public int hashCode() {
            return 0x9E3779B9 * name.hashCode() + labels.hashCode();
        }
    }

    /** Names of metrics that a source says it has. */
    record Names(SourceDoor door, Set<String> names) {

        /** Not left to the virtual machine, as {@link #hashCode}: every process comes by here as it starts. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Names that && door.equals(that.door) && names.equals(that.names);
        }

        @Override
        public int hashCode() {
            return 31 * door.hashCode() + names.hashCode();
        }
    }

    /** Everything that a source has at one moment; each is one of its own. */
    static final class Answer {

        final SourceDoor door;
        final int samples;

        Answer(SourceDoor door, int samples) {
            this.door = door;
            this.samples = samples;
        }
    }

    /** Creates room for about as many series as there may be. */
    Pending(SeriesLimits limits) {
        this.limits = limits;
    }

    /** A series is registered, in place of what was said of it before; false when there is no room. */
    synchronized boolean add(PushedSeries series) {
        SeriesKey key = series.key();
        if (!(changes.get(key) instanceof PushedSeries)) {
            if (limited >= limits.inAll() || isFull(key.name)) {
                return false;
            }
            limited++;
            count(key.name, 1);
        }
        say(key, series);
        return true;
    }

    /** Counts each metric only once all together are as many as there may be of one. */
    private boolean isFull(String metric) {
        if (limited < limits.perMetric()) {
            return false;
        }
        Map<String, Integer> counted = added == null ? counted() : added;
        added = counted;
        return counted.getOrDefault(metric, 0) >= limits.perMetric();
    }

    private Map<String, Integer> counted() {
        Map<String, Integer> counted = new HashMap<>();
        for (Change change : changes.values()) {
            if (change instanceof PushedSeries series) {
                counted.merge(series.name(), 1, Integer::sum);
            }
        }
        return counted;
    }

    private void count(String metric, int series) {
        if (added != null) {
            added.merge(metric, series, Integer::sum);
        }
    }

    /** Whether there is no room for any more series. */
    synchronized boolean isFull() {
        return limited >= limits.inAll();
    }

    /** A series is gone, unless another one was registered in its place meanwhile. */
    synchronized void remove(PushedSeries series, Change change) {
        SeriesKey key = series.key();
        Change said = changes.get(key);
        if (said == null) {
            say(key, change); // as many as there are series, and so no more than there may be
        } else if (said == series) {
            limited--;
            count(key.name, -1);
            say(key, change);
        }
    }

    /** A source has metrics of these names; false when there is no room. */
    synchronized boolean know(Names names, Change change) {
        if (!changes.containsKey(names)) {
            if (limited + names.names.size() > limits.inAll()) {
                return false;
            }
            limited += names.names.size();
            say(names, change);
        }
        return true;
    }

    /** Something is said of a whole source, in place of what was said before under the same key. */
    synchronized void say(Object key, Change change) {
        if (changes.putIfAbsent(key, change) != null) {
            changes.remove(key); // what is said last stands last
            changes.put(key, change);
        }
    }

    /** A source answered; returns how many of its earlier answers had to make room. */
    synchronized int answer(Answer answer, Change change) {
        int dropped = 0;
        if (samples + answer.samples > limits.inAll()) {
            dropped = dropAnswersOf(answer.door);
        }
        samples += answer.samples;
        changes.put(answer, change);
        return dropped;
    }

    private int dropAnswersOf(SourceDoor door) {
        List<Answer> earlier = new ArrayList<>();
        for (Object key : changes.keySet()) {
            if (key instanceof Answer answer && answer.door == door) {
                earlier.add(answer);
            }
        }
        earlier.forEach(answer -> {
            changes.remove(answer);
            samples -= answer.samples;
        });
        return earlier.size();
    }

    /** Makes all changes, oldest first. */
    void apply(long nowMillis) {
        Map<Object, Change> due;
        synchronized (this) {
            if (changes.isEmpty()) {
                return;
            }
            due = changes;
            changes = new LinkedHashMap<>();
            limited = 0;
            added = null;
            samples = 0;
        }
        due.values().forEach(change -> change.apply(nowMillis));
    }
}
