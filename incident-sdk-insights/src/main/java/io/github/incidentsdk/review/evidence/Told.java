package io.github.incidentsdk.review.evidence;

import io.github.incidentsdk.review.text.Plain;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that somebody outside was told, or was to be told.
 *
 * @param at when
 * @param to an audience such as {@code customers}, or a sink such as {@code on-call}; one line
 * @param kind whether it was for people or a backend
 * @param outcome what came of it, such as {@code told}, {@code accepted}, {@code dead}; one line, may be empty
 * @param what the words, or the backend's answer
 */
public record Told(Instant at, String to, Kind kind, String outcome, String what) {

    /** Whom somebody told. */
    public enum Kind {
        AUDIENCE,
        BACKEND
    }

    public Told {
        Objects.requireNonNull(at, "what was told needs its moment");
        Objects.requireNonNull(kind, "people were told, or a backend");
        to = Plain.line(to);
        outcome = Plain.line(outcome);
        what = Plain.block(what);
    }
}
