package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Labels;
import org.jspecify.annotations.Nullable;

/** One series of a family, with its kept samples; confined to the thread of the tick. */
public final class Track {

    private final Family family;
    private final Labels labels;
    private Samples[] samples = new Samples[0];

    int slot;

    /** Where the present value comes from; null once the series is gone and only its samples are still asked for. */
    @Nullable
    SourceState source;

    /** What is read at the tick; null for a series that is polled. */
    @Nullable
    PushedSeries pushed;

    /** The answer of its source in which a polled series was last seen. */
    int answer;

    Track(Family family, Labels labels) {
        this.family = family;
        this.labels = labels;
    }

    /** Returns the metric and its other series. */
    public Family family() {
        return family;
    }

    /** Returns what tells the series from others of its name. */
    public Labels labels() {
        return labels;
    }

    /** Returns its place in the arrays of its family, good for as long as the family's version is the same. */
    public int slot() {
        return slot;
    }

    /** Returns the samples kept under a number that {@link Family#retain} gave. */
    public Samples samples(int retention) {
        keep(retention + 1, Absent.VALUE);
        return samples[retention];
    }

    /** Begins to keep samples for those of the first so many retentions that have none yet. */
    void keep(int retentions, double before) {
        if (samples.length < retentions) {
            Samples[] more = new Samples[retentions];
            System.arraycopy(samples, 0, more, 0, samples.length);
            for (int i = samples.length; i < retentions; i++) {
                more[i] = new Samples(before);
            }
            samples = more;
        }
    }

    void append(Retention[] retentions, long time, double value) {
        for (int i = 0; i < retentions.length; i++) {
            retentions[i].append(samples(i), time, value);
        }
    }

    void dropOld(Retention[] retentions, long now) {
        for (int i = 0; i < retentions.length; i++) {
            samples(i).dropUntil(now - retentions[i].keepMillis);
        }
    }

    boolean hasSamples() {
        for (Samples kept : samples) {
            if (!kept.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    void markStale(long time) {
        for (Samples kept : samples) {
            kept.markStale(time);
        }
    }
}
