package io.github.incidentsdk.metric;

import java.util.Collection;
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

    /** Frees what the poll holds. */
    @Override
    default void close() {}
}
