package io.github.incidentsdk.metric.series;

/** How long, and how densely, the samples of a family are kept. */
final class Retention {

    static final long NOT_YET = Long.MAX_VALUE;

    final long stepMillis;
    volatile long keepMillis;

    /** The first tick at which samples were kept. */
    long since = NOT_YET;

    Retention(long stepMillis, long keepMillis) {
        this.stepMillis = stepMillis;
        this.keepMillis = keepMillis;
    }

    /** Keeps the first sample of every step, and all of them where there is no step. */
    void append(Samples samples, long time, double value) {
        samples.dropUntil(time - keepMillis);
        if (stepMillis > 0
                && !samples.isEmpty()
                && Math.floorDiv(time, stepMillis) == Math.floorDiv(samples.newest(), stepMillis)) {
            return;
        }
        samples.append(time, value);
    }
}
