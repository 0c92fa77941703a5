package io.github.incidentsdk.readiness;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is there for the incidents of one type.
 *
 * @param type the type's name
 * @param ranked whether something says how bad they are
 * @param owner who owns them; null when nobody does
 * @param sinks those that would be told of them
 * @param drilledAt when they were last rehearsed; null when that is not known
 */
public record Prepared(
        String type,
        boolean ranked,
        @Nullable String owner,
        List<Outlet> sinks,
        @Nullable Instant drilledAt) {

    /**
     * A sink that would be told.
     *
     * @param id the sink's id
     * @param works whether it took what it was last told
     */
    public record Outlet(String id, boolean works) {}

    /** Copies the sinks. */
    public Prepared {
        sinks = List.copyOf(sinks);
    }
}
