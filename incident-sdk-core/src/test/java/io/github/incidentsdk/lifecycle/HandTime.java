package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Clocks that stand still until a test moves them; for all threads. */
final class HandTime implements TimeSource {

    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private volatile long wallMillis = START.toEpochMilli();
    private volatile long nanos = TimeUnit.HOURS.toNanos(1);

    @Override
    public long wallMillis() {
        return wallMillis;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    synchronized void pass(Duration time) {
        nanos += time.toNanos();
        wallMillis += time.toMillis();
    }

    synchronized void jumpWall(Duration by) {
        wallMillis += by.toMillis();
    }
}
