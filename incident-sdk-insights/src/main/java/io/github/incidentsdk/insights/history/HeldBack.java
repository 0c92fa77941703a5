package io.github.incidentsdk.insights.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that made an incident less visible than rules and policies had it; on the record with its reason.
 *
 * @param at when
 * @param what what was done, such as {@code "severity set to SEV4, where the policy says SEV2"}
 * @param why the reason that was given; empty when none was
 * @param incident id of the incident; null when it is about none in particular
 */
public record HeldBack(
        Kind kind,
        Instant at,
        String what,
        String why,
        @Nullable String incident) {

    /** What sort of thing. */
    public enum Kind {
        /** Somebody set a severity below the policy's. */
        LOWERED,
        /** Somebody said that it was no incident. */
        DISMISSED,
        /** A silence, a maintenance window or a storm kept a sink from being told. */
        HELD,
        /** Somebody set a silence or a maintenance window. */
        MUTED
    }
}
