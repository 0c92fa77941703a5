package io.github.incidentsdk.review.evidence;

import io.github.incidentsdk.review.text.Plain;
import java.time.Instant;
import java.util.Objects;

/**
 * One thing that happened.
 *
 * @param at when
 * @param role who did it, as what and not as whom: {@code on-call}, {@code rule:hourly-spend}; one line, may be empty
 * @param what in Markdown
 * @param source where it can be seen: a URL, or the id of the journal's event; one line, may be empty
 * @param known whether it was known at the time
 */
public record TimelineEntry(Instant at, String role, String what, String source, Knowledge known) {

    /** How an entry begins that is an update for responders alone. */
    public static final String FOR_RESPONDERS = "Updated: for responders: ";

    public TimelineEntry {
        Objects.requireNonNull(at, "an entry of the timeline needs its moment");
        Objects.requireNonNull(known, "an entry was known then, or found later");
        role = Plain.line(role);
        what = Plain.block(what);
        source = Plain.line(source);
    }

    /** What was known as it happened, without a source. */
    public static TimelineEntry of(Instant at, String role, String what) {
        return new TimelineEntry(at, role, what, "", Knowledge.KNOWN_THEN);
    }

    /** The same as something that nobody knew then. */
    public TimelineEntry foundLater() {
        return new TimelineEntry(at, role, what, source, Knowledge.FOUND_LATER);
    }
}
