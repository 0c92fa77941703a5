package io.github.incidentsdk.metric.series;

import java.util.Arrays;
import java.util.List;

/** How long, and how densely, the samples of a family are kept, and the samples themselves by slot. */
final class Retention {

    static final long NOT_YET = Long.MAX_VALUE;

    final long stepMillis;
    volatile long keepMillis;

    /** Whether a window over an hour looks at the samples, so that they outlive the process. */
    volatile boolean outlives;

    /** The first tick at which samples were kept. */
    long since = NOT_YET;

    /** What was kept before the process started. */
    final LongWindows saved = new LongWindows();

    private Samples[] samples = new Samples[4];

    Retention(long stepMillis, long keepMillis) {
        this.stepMillis = stepMillis;
        this.keepMillis = keepMillis;
    }

    Samples samples(int slot) {
        if (slot >= samples.length) {
            samples = Arrays.copyOf(samples, Math.max(slot + 1, 2 * samples.length));
        }
        Samples kept = samples[slot];
        if (kept == null) {
            kept = new Samples();
            samples[slot] = kept;
        }
        return kept;
    }

    /** Lets go of one slot, which the last one takes over. */
    void replace(int slot, int last) {
        samples[slot] = samples(last);
        samples[last] = new Samples();
    }

    /** Keeps the first sample of every step, and all of them where there is no step. */
    void append(int slot, long time, double value) {
        Samples kept = samples(slot);
        if (stepMillis > 0
                && !kept.isEmpty()
                && Math.floorDiv(time, stepMillis) == Math.floorDiv(kept.newest(), stepMillis)) {
            return;
        }
        kept.append(time, value, keepMillis);
    }

    /** Returns whether samples of this slot are left that are not too old. */
    boolean isAlive(int slot, long now) {
        samples(slot).dropUntil(now - keepMillis);
        return !samples(slot).isEmpty();
    }

    /** Adds to {@code into} what a window over an hour holds of one series that was watched from {@code since} on. */
    void save(Track track, long since, List<SavedSeries> into) {
        SavedSeries series = LongWindows.of(track, samples(track.slot), stepMillis, since);
        if (series != null) {
            into.add(series);
        }
    }
}
