package io.github.incidentsdk.review.evidence;

import io.github.incidentsdk.review.text.Plain;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of which the record says nothing, or in which nobody could go on.
 *
 * @param from its beginning
 * @param to its end; null where that is not known
 * @param kind what was missing
 * @param what in words; any number of lines
 */
public record Gap(Instant from, @Nullable Instant to, Kind kind, String what) {

    /** What was missing. */
    public enum Kind {
        /** It was on before anybody noticed. */
        BLIND,
        /** A rule could not tell. */
        UNKNOWN,
        /** A rule was not evaluated. */
        NOT_EVALUATED,
        /** A backend was not told. */
        NOT_DELIVERED,
        /** Work stood still until somebody else did something. */
        WAITING,
        /** Nobody wrote anything down. */
        SILENT,
        /** The journal itself lacks something. */
        NOT_KEPT;

        /** As people read it: {@code not evaluated}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public Gap {
        Objects.requireNonNull(from, "a gap needs its beginning");
        Objects.requireNonNull(kind, "a gap needs its kind");
        what = Plain.block(what);
    }
}
