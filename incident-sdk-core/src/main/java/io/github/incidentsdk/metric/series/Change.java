package io.github.incidentsdk.metric.series;

/** What a source reported, to be taken in by the thread of the tick. */
@FunctionalInterface
interface Change {

    void apply(long nowMillis);
}
