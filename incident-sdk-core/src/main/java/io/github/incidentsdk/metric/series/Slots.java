package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Labels;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The series of one metric, with the value of each at this tick, in arrays without holes; confined to the thread of the tick. */
final class Slots {

    private final Map<Labels, Track> byLabels = new HashMap<>();
    private Track[] tracks = new Track[4];
    private double[] values = new double[4];
    private long[] times = new long[4];
    private int size;

    /** When all values were last set at once. */
    private long together;

    /** Whether none was set by itself since. */
    private boolean areTogether;

    private final Span span = new Span();

    int size() {
        return size;
    }

    Track track(int slot) {
        return tracks[slot];
    }

    @Nullable
    Track find(Labels labels) {
        return byLabels.get(labels);
    }

    /** Returns the values by slot, {@link Absent#VALUE} where there is none. */
    double[] values() {
        return values;
    }

    /** Returns when the value of a slot was true. */
    long time(int slot) {
        return areTogether ? together : times[slot];
    }

    /** Returns between what all values lie. */
    Span span() {
        return span;
    }

    /** Returns which series is NaN at this tick and why; of several the first, null when none is for a known reason. */
    @Nullable
    String culprit() {
        for (int slot = 0; slot < size; slot++) {
            Track track = tracks[slot];
            PushedSeries series = track.pushed;
            if (series != null && series.failure != null) {
                return "the supplier of " + series + " threw " + series.failure;
            }
            if (series == null && track.source != null && track.unreadable != null) {
                return track.family().name() + track.labels() + " has no value, since " + track.unreadable;
            }
        }
        return null;
    }

    /** Puts a series, whose slot is the size so far, behind the others; it has no value yet. */
    void add(Track track) {
        if (size == tracks.length) {
            tracks = Arrays.copyOf(tracks, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
        }
        tracks[size] = track;
        values[size] = Absent.VALUE;
        size++;
        span.change();
        byLabels.put(track.labels(), track);
    }

    /** Removes a series, whose slot the last one takes over; that one's slot was the size that is left. */
    void remove(Track track) {
        int slot = track.slot;
        int last = --size;
        span.change();
        tracks[slot] = tracks[last];
        tracks[slot].slot = slot;
        values[slot] = values[last];
        times[slot] = times[last];
        byLabels.remove(track.labels());
    }

    /** Sets the values of all series, from {@code offset} on. */
    void set(double[] present, int offset, long time) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int slot = 0; slot < size; slot++) {
            double value = present[offset + slot];
            values[slot] = value;
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        span.set(lowest, highest);
        together = time;
        areTogether = true;
    }

    void set(int slot, long time, double value) {
        if (areTogether) {
            areTogether = false;
            Arrays.fill(times, 0, size, together);
        }
        span.lose();
        values[slot] = value;
        times[slot] = time;
    }

    /** Sets what stands in place of a value that is not there. */
    void clear(int slot) {
        span.lose();
        values[slot] = Absent.VALUE;
    }
}
