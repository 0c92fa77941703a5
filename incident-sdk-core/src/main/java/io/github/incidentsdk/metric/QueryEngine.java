package io.github.incidentsdk.metric;

import java.time.Instant;
import java.util.List;

/**
 * An engine elsewhere that evaluates whole expressions, such as a Prometheus server.
 *
 * <p>Asked on a thread of its own, one question after the other; after a minute without an answer it counts as failed, and what it
 * says later counts from then on.
 */
@FunctionalInterface
public interface QueryEngine extends AutoCloseable {

    /**
     * Evaluates {@code expression} at one moment.
     *
     * @param expression PromQL
     * @param at the same for all expressions of a tick
     * @return the instant vector; a scalar is one point without labels
     * @throws Exception anything: what the answer would have told is unknown
     */
    List<Point> query(String expression, Instant at) throws Exception;

    /** Frees what the engine holds. */
    @Override
    default void close() {}
}
