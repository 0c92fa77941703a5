package io.github.incidentsdk.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was changed about the service: a deploy, a flag, a migration; whoever handles an incident asks for the last ones.
 *
 * @param at wall time at which it took effect
 * @param kind what sort of change in one word, such as {@code deploy}; of at most {@link Text#NAME} characters
 * @param text what was changed, in one line of at most {@link Text#VALUE} characters; may be empty
 * @param by who changed it
 * @param link where more is said of it; null when nowhere
 */
public record Change(
        Instant at,
        String kind,
        String text,
        Actor by,
        @Nullable Link link) {

    /** How many of the last changes are remembered, in memory and over a restart. */
    public static final int REMEMBERED = 100;

    public Change {
        kind = Text.line(kind, Text.NAME);
        text = Text.line(text, Text.VALUE);
    }

    /** The same with every text as {@code redaction} lets it be kept. */
    public Change redacted(Redaction redaction) {
        if (redaction == Redaction.NONE) {
            return this;
        }
        return new Change(
                at,
                redaction.text("change", kind),
                redaction.text("change", text),
                new Actor(by.kind(), redaction.text("actor", by.name())),
                link == null
                        ? null
                        : new Link(redaction.text("link", link.text()), redaction.text("link", link.url())));
    }
}
