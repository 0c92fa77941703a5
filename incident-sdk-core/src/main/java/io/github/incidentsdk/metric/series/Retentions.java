package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Labels;
import java.util.Arrays;

/**
 * The samples of one metric, kept once for each density that is asked for.
 *
 * <p>Confined to the thread of the tick, but for {@link #retain}.
 */
final class Retentions {

    private static final Retention[] NONE = {};

    private final SeriesIndex index;
    private volatile Retention[] all = NONE;

    Retentions(SeriesIndex index) {
        this.index = index;
    }

    /** See {@link Family#retain(long, long, boolean)}. */
    synchronized int retain(long keepMillis, long stepMillis, boolean outlives) {
        if (outlives) {
            index.countLongWindow();
        }
        for (int i = 0; i < all.length; i++) {
            if (all[i].stepMillis == stepMillis || index.isRecorded()) {
                all[i].keepMillis = Math.max(all[i].keepMillis, keepMillis);
                all[i].outlives |= outlives;
                return i;
            }
        }
        Retention[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = new Retention(stepMillis, keepMillis);
        more[all.length].outlives = outlives;
        all = more;
        index.rearranged();
        return more.length - 1;
    }

    int count() {
        return all.length;
    }

    /** Returns what is kept under a number that {@link #retain} gave. */
    Retention at(int number) {
        return all[number];
    }

    /** Takes what windows over an hour held before the process started; a coarser window takes that of another step, too. */
    void restore(SavedSeries series, long awayMillis) {
        boolean exact = false;
        for (Retention retention : all) {
            exact |= retention.stepMillis == series.stepMillis();
        }
        for (Retention retention : all) {
            if (retention.stepMillis == series.stepMillis() || (!exact && retention.stepMillis > 0)) {
                retention.saved.add(series, awayMillis);
            }
        }
    }

    /** Gives a new series what was saved of it before the process started; false when nothing was. */
    boolean give(Labels labels, int slot, long now) {
        boolean wasSaved = false;
        for (Retention retention : all) {
            wasSaved |= retention.saved.give(labels, retention.samples(slot), now, retention.keepMillis);
        }
        return wasSaved;
    }

    void seenToBegin(int slot) {
        for (Retention retention : all) {
            retention.samples(slot).seenToBegin();
        }
    }

    void append(int slot, long time, double value) {
        for (Retention retention : all) {
            retention.append(slot, time, value);
        }
    }

    /** Appends the first {@code size} values, each to its slot. */
    void append(double[] values, int size, long time) {
        for (Retention retention : all) {
            for (int slot = 0; slot < size; slot++) {
                retention.append(slot, time, values[slot]);
            }
        }
    }

    void markStale(int slot, long now) {
        for (Retention retention : all) {
            retention.samples(slot).markStale(now);
        }
    }

    /** Returns whether samples of this slot are left anywhere that are not too old; drops those that are. */
    boolean isAlive(int slot, long now) {
        boolean any = false;
        for (Retention retention : all) {
            any |= retention.isAlive(slot, now);
        }
        return any;
    }

    /** Lets go of one slot, which the last one takes over. */
    void replace(int slot, int last) {
        for (Retention retention : all) {
            retention.replace(slot, last);
        }
    }

    /** Called at each tick after all values are set. */
    void finish(long now) {
        for (Retention retention : all) {
            if (retention.since == Retention.NOT_YET) {
                retention.since = now;
            }
        }
    }
}
