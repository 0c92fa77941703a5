package io.github.incidentsdk.metric;

import java.time.Instant;
import java.util.List;

/** An engine elsewhere that evaluates whole expressions, such as a Prometheus server. */
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
