package io.github.incidentsdk.metric;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Metrics from elsewhere that are asked for as a whole, again and again.
 *
 * <p>Asked on a thread of its own, one call after the other, so a poll may take its time; after a minute without an answer it
 * counts as failed, and what it says later counts from then on.
 */
@FunctionalInterface
public interface MetricPoll extends AutoCloseable {

    /**
     * Returns every series that there is now; one that is missing is gone.
     *
     * @throws Exception anything: the source counts as failed until the next answer, and what it reported as unknown
     */
    Collection<Sample> poll() throws Exception;

    /**
     * Returns the metrics that an answer tells of even when it holds no series of them.
     *
     * <p>A successful answer without a series then means that there is none, not that the metric is misspelt.
     */
    default Set<String> names() {
        return Set.of();
    }

    /**
     * Returns the metrics that the last answer of {@link #poll()} left open, and why; asked after every answer, on its thread.
     *
     * <p>What the answer holds of such a metric counts, but nothing of it is gone: series that are not in the answer are unknown,
     * and so is whatever depends on there being no others. The reason is for people, without secrets.
     */
    default Map<String, String> leftOpen() {
        return Map.of();
    }

    /** Frees what the poll holds. */
    @Override
    default void close() {}
}
