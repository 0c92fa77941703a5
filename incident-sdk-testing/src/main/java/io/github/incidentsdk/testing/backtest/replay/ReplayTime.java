package io.github.incidentsdk.testing.backtest.replay;

import io.github.incidentsdk.time.TimeSource;
import java.util.concurrent.TimeUnit;

/** The time of a recording, moved from tick to tick. */
final class ReplayTime implements TimeSource {

    private final long startMillis;
    private long atMillis;

    ReplayTime(long startMillis) {
        this.startMillis = startMillis;
        this.atMillis = startMillis;
    }

    void moveTo(long millis) {
        atMillis = millis;
    }

    /** Returns the wall time of a monotonic time, rounded up. */
    long wallMillis(long nanos) {
        return startMillis + (nanos + 999_999) / 1_000_000;
    }

    @Override
    public long wallMillis() {
        return atMillis;
    }

    @Override
    public long nanos() {
        return TimeUnit.MILLISECONDS.toNanos(atMillis - startMillis);
    }
}
