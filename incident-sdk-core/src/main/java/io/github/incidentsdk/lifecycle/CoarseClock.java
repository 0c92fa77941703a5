package io.github.incidentsdk.lifecycle;

/** Wall time as of the last tick: asking the machine at every repeat would cost four times the rest of it. */
final class CoarseClock {

    private volatile long wallMillis;

    CoarseClock(long wallMillis) {
        this.wallMillis = wallMillis;
    }

    long wallMillis() {
        return wallMillis;
    }

    void tick(long now) {
        wallMillis = now;
    }
}
