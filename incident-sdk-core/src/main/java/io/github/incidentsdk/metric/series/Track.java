package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Labels;
import org.jspecify.annotations.Nullable;

/** One series of a family; confined to the thread of the tick. */
public final class Track {

    private final Family family;
    private final Labels labels;

    /** Its place in the arrays of its family. */
    int slot;

    /** Where the present value comes from; null once the series is gone and only its samples are still asked for. */
    @Nullable
    SourceState source;

    /** What is read at the tick; null for a series that is polled. */
    @Nullable
    PushedSeries pushed;

    /** The answer of its source in which a polled series was last seen. */
    int answer;

    /** Why the value of a polled series is NaN; null where it is a number, or nobody knows. */
    @Nullable
    String unreadable;

    Track(Family family, Labels labels, int slot) {
        this.family = family;
        this.labels = labels;
        this.slot = slot;
    }

    /** Returns the metric and its other series. */
    public Family family() {
        return family;
    }

    /** Returns what tells the series from others of its name. */
    public Labels labels() {
        return labels;
    }

    /** Returns whether its source has it and cannot say what it is at present. */
    public boolean isBlind() {
        SourceState from = source;
        PushedSeries read = pushed;
        return from != null && (from.hasFailed() || (read == null ? answer != from.answers : read.setAside));
    }

    /** Returns its place in the arrays of its family, good for as long as the family's version is the same. */
    public int slot() {
        return slot;
    }

    /** Returns the samples kept under a number that {@link Family#retain} gave. */
    public Samples samples(int retention) {
        return family.samples(retention, slot);
    }
}
