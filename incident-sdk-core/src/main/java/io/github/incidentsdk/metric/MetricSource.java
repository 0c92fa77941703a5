package io.github.incidentsdk.metric;

/**
 * Metrics of this process: series come and go by push, their values are read at each tick.
 *
 * <p>For a registry that says when meters are added and removed. What has to be asked as a whole is a {@link MetricPoll}.
 */
@FunctionalInterface
public interface MetricSource extends AutoCloseable {

    /**
     * Begins to add series to {@code store}, now and, from any thread, whenever one appears; called once.
     *
     * @param wanted which metrics rules read; a source may keep the others to itself
     * @param store this source's door to all series
     * @throws Exception anything: the source is reported as failed, and conditions that need its metrics become unknown
     */
    void start(Wanted wanted, SeriesStore store) throws Exception;

    /** Stops adding series and frees what the source holds. */
    @Override
    default void close() {}
}
