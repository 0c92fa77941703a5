package io.github.incidentsdk.testing.backtest.series;

import java.time.Instant;

/**
 * A span in which people say that something was wrong.
 *
 * @param from its beginning
 * @param to its end, not before its beginning
 * @param name what they call it; may be empty
 */
public record LabelledWindow(Instant from, Instant to, String name) {

    public LabelledWindow {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a labelled window ends at " + to + ", before it begins at " + from);
        }
    }

    /** A window without a name. */
    public LabelledWindow(Instant from, Instant to) {
        this(from, to, "");
    }

    /** Returns whether a span has a moment in common with this one. */
    public boolean meets(Instant begin, Instant end) {
        return !begin.isAfter(to) && !end.isBefore(from);
    }
}
