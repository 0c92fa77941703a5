package io.github.incidentsdk.config.tree;

import org.jspecify.annotations.Nullable;

/** A leaf does not say what was expected there; becomes a problem at its place. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final @Nullable String nearest;

    Unreadable(String expected, @Nullable String nearest) {
        super(expected);
        this.nearest = nearest;
    }

    /** What follows the text in a message: why it cannot be read, and what to write. */
    public String expected() {
        return String.valueOf(getMessage());
    }

    /** A right word that looks like the wrong one. */
    public @Nullable String nearest() {
        return nearest;
    }
}
