package io.github.incidentsdk.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of an incident tells whether anybody still has to know more of it: enough to look through a journal by.
 *
 * <p>The rest is in the {@link IncidentSnapshot}, which is one itself.
 */
public interface IncidentOutline {

    /** As {@link IncidentSnapshot#key()}. */
    String key();

    /** As {@link IncidentSnapshot#id()}. */
    String id();

    /** As {@link IncidentSnapshot#type()}. */
    String type();

    /** As {@link IncidentSnapshot#drill()}. */
    boolean drill();

    /** As {@link IncidentSnapshot#shadow()}. */
    boolean shadow();

    /** As {@link IncidentSnapshot#restricted()}. */
    boolean restricted();

    /** As {@link IncidentSnapshot#severity()}. */
    Severity severity();

    /** As {@link IncidentSnapshot#status()}. */
    Status status();

    /** As {@link IncidentSnapshot#reopened()}. */
    int reopened();

    /** As {@link IncidentSnapshot#declaredAt()}. */
    Instant declaredAt();

    /** As {@link IncidentSnapshot#resolvedAt()}. */
    @Nullable
    Instant resolvedAt();

    /** All of it; of an incident that was read from a journal, read now when nobody asked before. */
    IncidentSnapshot whole();

    /** Whether anybody holds it open, or was overruled on it. */
    boolean isClaimed();

    /** Whether it is open, may come back since it ended at {@code past} or later, or somebody is overruled on it. */
    default boolean matters(Instant past) {
        Instant ended = resolvedAt();
        return ended == null || !ended.isBefore(past) || isClaimed();
    }

    /** Whether it is still open. */
    default boolean isOpen() {
        return status().isOpen();
    }
}
