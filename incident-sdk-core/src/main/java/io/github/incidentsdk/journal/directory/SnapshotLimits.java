package io.github.incidentsdk.journal.directory;

import java.time.Duration;

/**
 * When a snapshot is written, and what is in it.
 *
 * @param everyBytes how much of closed segments a restart may have to read in full; as much as the snapshot itself where that is more
 * @param over how long after its end an incident is left out: what it may come back within, and what the clock may be wrong by
 */
public record SnapshotLimits(long everyBytes, Duration over) {

    private static final Duration WRONG_CLOCK = Duration.ofDays(1);

    /** Every 16 MiB, for incidents that may come back within a quarter of an hour. */
    public static final SnapshotLimits DEFAULTS = of(Duration.ofMinutes(15));

    public SnapshotLimits {
        if (everyBytes < 1 || over.isNegative()) {
            throw new IllegalArgumentException(
                    "snapshots need limits above zero, not every " + everyBytes + " bytes, over " + over);
        }
    }

    /** Every 16 MiB, for incidents that may come back within {@code reopenWithin}, and a clock that is a day wrong at most. */
    public static SnapshotLimits of(Duration reopenWithin) {
        return new SnapshotLimits(16L << 20, reopenWithin.plus(WRONG_CLOCK));
    }
}
