package io.github.incidentsdk.metric.series;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Reads all suppliers that expressions need, then sets all values at once.
 *
 * <p>The application's code runs between the two, outside any lock; when it hangs, its reading is abandoned as a whole.
 */
final class Reading {

    private static final int IDLE = -1;
    private static final int ABANDONED = -2;

    private final List<Family> families;
    private final LongAdder unreadable;

    /** How many suppliers were read before the one that is being read. */
    private final AtomicInteger position = new AtomicInteger(IDLE);

    private double[] values = new double[16];

    Reading(List<Family> families, LongAdder unreadable) {
        this.families = families;
        this.unreadable = unreadable;
    }

    /** Reads every supplier; false when abandoned. */
    boolean read() {
        int count = 0;
        for (int i = 0; i < families.size(); i++) {
            Family family = families.get(i);
            ensure(count + family.size());
            for (int slot = 0; slot < family.size(); slot++) {
                PushedSeries series = family.track(slot).pushed;
                if (series != null && !series.setAside) {
                    position.setOpaque(count);
                    values[count] = read(series);
                    if (position.getOpaque() == ABANDONED) {
                        return false;
                    }
                }
                count++;
            }
        }
        int last = position.get();
        return last != ABANDONED && position.compareAndSet(last, IDLE);
    }

    private double read(PushedSeries series) {
        double value;
        try {
            value = series.read();
        } catch (Throwable thrown) { // the application's, whatever it is: counted, and unknown to every condition
            value = Double.NaN;
        }
        if (Double.isNaN(value)) {
            unreadable.increment();
            return Double.NaN;
        }
        return value;
    }

    private void ensure(int capacity) {
        if (values.length < capacity) {
            values = Arrays.copyOf(values, Math.max(capacity, 2 * values.length));
        }
    }

    /** Returns and sets aside the series that is being read; nothing of this reading is ever committed. */
    @Nullable
    PushedSeries abandon() {
        int at = position.getAndSet(ABANDONED);
        for (Family family : families) {
            if (at >= 0 && at < family.size()) {
                PushedSeries hanging = family.track(at).pushed;
                if (hanging != null) {
                    hanging.setAside = true;
                }
                return hanging;
            }
            at -= family.size();
        }
        return null;
    }

    /** Sets the values that were read, and takes away those that no longer count. */
    boolean commit(long now) {
        if (position.get() == ABANDONED) {
            return false;
        }
        int count = 0;
        for (int i = 0; i < families.size(); i++) {
            Family family = families.get(i);
            int size = family.size();
            for (int slot = 0; slot < size; slot++) {
                commit(family, slot, now, values[count++]);
            }
            family.finish(now);
        }
        return true;
    }

    private static void commit(Family family, int slot, long now, double value) {
        Track track = family.track(slot);
        SourceState source = track.source;
        if (source == null) {
            return;
        }
        PushedSeries pushed = track.pushed;
        if (source.hasFailed()
                || (pushed == null && now - family.times()[slot] >= source.validMillis)
                || (pushed != null && pushed.setAside)) {
            family.clear(slot);
        } else if (pushed != null) {
            family.set(slot, now, value);
        }
    }
}
