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

    /**
     * What of it lies in {@code other}.
     *
     * @throws IllegalArgumentException when they have no moment in common
     */
    public Window within(Window other) {
        return new Window(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
