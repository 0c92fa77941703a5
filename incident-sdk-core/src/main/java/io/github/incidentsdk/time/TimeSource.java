package io.github.incidentsdk.time;

import java.time.Instant;

/** Wall time for stamps, monotonic time for waiting; safe for all threads. */
public interface TimeSource {

    /** Milliseconds since the epoch; may jump either way. */
    long wallMillis();

    /** Nanoseconds since some moment of this process; never goes back. */
    long nanos();

    /** The wall time as an instant of millisecond precision. */
    default Instant wall() {
        return Instant.ofEpochMilli(wallMillis());
    }

    /** The machine's clocks. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }
}
