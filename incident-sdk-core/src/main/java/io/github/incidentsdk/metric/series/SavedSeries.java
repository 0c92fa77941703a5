package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Labels;

/**
 * The samples of one series of a window over an hour, as they outlive the process.
 *
 * @param metric its name
 * @param labels its labels
 * @param stepMillis how far apart its samples are; 0 when every one was kept
 * @param sinceMillis since when the metric was watched
 * @param samples its samples
 */
public record SavedSeries(String metric, Labels labels, long stepMillis, long sinceMillis, Points samples) {

    /**
     * Samples, oldest first; not to be changed.
     *
     * @param times in milliseconds since the epoch
     * @param values as many
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copied by nobody
    public record Points(long[] times, double[] values) {}
}
