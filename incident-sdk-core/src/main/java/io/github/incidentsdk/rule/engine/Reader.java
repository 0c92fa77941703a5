package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.series.MetricStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads all series at one moment, and lets another thread give up a reading that hangs in a supplier. */
final class Reader {

    /** What became of a reading. */
    enum Ending {
        READ,
        /** It was abandoned; the same thread goes on. */
        GIVEN_UP,
        /** It was abandoned because it hung, and another thread reads from now on. */
        TAKEN_OVER
    }

    /** A reading that is in the application's hands. */
    private static final class Reading {

        final long since;

        /** Whether another thread reads from now on; guarded by the reading itself. */
        private boolean takenOver;

        Reading(long since) {
            this.since = since;
        }
    }

    private final MetricStore metrics;
    private final AtomicReference<@Nullable Reading> current = new AtomicReference<>();

    Reader(MetricStore metrics) {
        this.metrics = metrics;
    }

    /** Reads every series; as long as the application's suppliers take. */
    Ending read(long nowNanos, long atMillis) {
        Reading mine = new Reading(nowNanos);
        current.set(mine);
        boolean read = metrics.tick(atMillis);
        current.compareAndSet(mine, null);
        if (read) {
            return Ending.READ;
        }
        synchronized (mine) {
            return mine.takenOver ? Ending.TAKEN_OVER : Ending.GIVEN_UP;
        }
    }

    /** Abandons a reading that has been under way for longer than {@code patience}; null when there is none. */
    @Nullable
    Series setAsideWhatHangs(long nowNanos, Duration patience) {
        Reading reading = current.get();
        if (reading == null || nowNanos - reading.since <= patience.toNanos()) {
            return null;
        }
        synchronized (reading) {
            Series hanging = current.compareAndSet(reading, null) ? metrics.abandon() : null;
            reading.takenOver = hanging != null; // otherwise it returned meanwhile, and its thread goes on
            return hanging;
        }
    }
}
