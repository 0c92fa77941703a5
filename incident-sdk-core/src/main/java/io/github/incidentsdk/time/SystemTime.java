package io.github.incidentsdk.time;

/** The only place that reads the machine's clocks. */
enum SystemTime implements TimeSource {
    INSTANCE;

    @Override
    public long wallMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
