package io.github.incidentsdk.metric.saved;

import io.github.incidentsdk.metric.series.SavedSeries;
import java.util.List;

/**
 * What windows over an hour held.
 *
 * @param atMillis when, in milliseconds since the epoch
 * @param series each at most once per step
 */
public record SavedWindows(long atMillis, List<SavedSeries> series) {

    public SavedWindows {
        series = List.copyOf(series);
    }
}
