package io.github.incidentsdk.readiness;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is there for the incidents of one type.
 *
 * @param type the type's name
 * @param ranked whether something says how bad they are
 * @param help who and what helps the responders
 * @param sinks those that would be told of them
 * @param drilledAt when they were last rehearsed; null when that is not known
 */
public record Prepared(
        String type,
        boolean ranked,
        Help help,
        List<Outlet> sinks,
        @Nullable Instant drilledAt) {

    /**
     * Who and what helps the responders.
     *
     * @param owner who owns such incidents; null when nobody does
     * @param contacts whether the owner can be asked
     * @param playbook whether something says what to do
     */
    public record Help(@Nullable String owner, boolean contacts, boolean playbook) {}

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
