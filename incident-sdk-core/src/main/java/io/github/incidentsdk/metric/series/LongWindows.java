package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Labels;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What windows over an hour held before the process started, until their series are there again; for the tick's thread. */
final class LongWindows {

    /** How many samples of a series are saved, the newest ones: eleven days at one in 15 seconds. */
    static final int MOST_SAVED = 1 << 16;

    private final Map<Labels, SavedSeries> waiting = new HashMap<>();

    /** Since when the metric counts as watched, the time away left out; {@link Retention#NOT_YET} when it was not. */
    private long since = Retention.NOT_YET;

    void add(SavedSeries series, long awayMillis) {
        waiting.putIfAbsent(series.labels(), series);
        since = Math.min(since, series.sinceMillis() + awayMillis);
    }

    long since() {
        return since;
    }

    /** Puts what was saved of a series before its first sample; whether there was anything. */
    boolean give(Labels labels, Samples to, long before, long keepMillis) {
        SavedSeries saved = waiting.isEmpty() ? null : waiting.remove(labels);
        if (saved == null) {
            return false;
        }
        long[] times = saved.samples().times();
        for (int i = 0; i < times.length; i++) {
            if (times[i] < before) { // a clock that was put back must not keep new samples out
                to.append(times[i], saved.samples().values()[i], keepMillis);
            }
        }
        return !to.isEmpty();
    }

    /** Forgets what is too old to be asked for, and returns the rest. */
    Collection<SavedSeries> waiting(long after) {
        waiting.values().removeIf(saved -> newest(saved) <= after);
        return waiting.values();
    }

    private static long newest(SavedSeries saved) {
        long[] times = saved.samples().times();
        return times.length == 0 ? Long.MIN_VALUE : times[times.length - 1];
    }

    /** What is kept of one series now; null when that is nothing. */
    static @Nullable SavedSeries of(Track track, Samples kept, long stepMillis, long since) {
        int count = Math.min(MOST_SAVED, kept.end() - kept.first());
        if (count == 0) {
            return null;
        }
        long[] times = new long[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = kept.time(kept.end() - count + i);
            values[i] = kept.value(kept.end() - count + i);
        }
        return new SavedSeries(
                track.family().name(), track.labels(), stepMillis, since, new SavedSeries.Points(times, values));
    }
}
