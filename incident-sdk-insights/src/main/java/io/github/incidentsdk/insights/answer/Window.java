package io.github.incidentsdk.insights.answer;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time that was looked at.
 *
 * @param from its beginning, inclusive
 * @param to its end, exclusive; not before {@code from}
 */
public record Window(Instant from, Instant to) {

    public Window {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a window cannot end at " + to + ", before it begins at " + from);
        }
    }

    /** Whether {@code moment} lies in it. */
    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
