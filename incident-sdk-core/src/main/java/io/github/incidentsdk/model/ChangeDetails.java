package io.github.incidentsdk.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a change: {@code change("deploy", c -> c.text("checkout 1.4.2").by("anna"))}.
 *
 * <p>Nothing here throws: null counts as not said, and what is too long is cut with a visible mark. Not safe for several threads.
 */
public final class ChangeDetails {

    private String text = "";
    private Actor by = Actor.CODE;
    private @Nullable Link link;
    private @Nullable Instant at;

    /** What was changed, in one line. */
    public ChangeDetails text(@Nullable String text) {
        this.text = Text.line(text, Text.VALUE);
        return this;
    }

    /** The person who changed it; application code unless said. */
    public ChangeDetails by(@Nullable String person) {
        if (person != null && !person.isBlank()) {
            by = Actor.person(person);
        }
        return this;
    }

    /** Where more is said of it, such as the merged request; {@code text} is what a reader sees, the address itself where that is blank. */
    public ChangeDetails link(@Nullable String text, @Nullable String url) {
        if (url != null && !url.isBlank()) {
            String address = Text.line(url, Text.VALUE);
            link = new Link(text == null || text.isBlank() ? address : Text.line(text, Text.VALUE), address);
        }
        return this;
    }

    /** When it took effect; now unless said, and never later than that. */
    public ChangeDetails at(@Nullable Instant at) {
        this.at = at;
        return this;
    }

    /** The change of that kind, told at {@code now}. */
    public Change of(String kind, Instant now) {
        Instant took = at == null || at.isAfter(now) ? now : at;
        return new Change(took, kind, text, by, link);
    }
}
