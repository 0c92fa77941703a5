package io.github.incidentsdk.insights.answer;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One number, with everything that must stand beside it.
 *
 * @param name what it says, such as {@code "median duration of outage"}
 * @param value the number; finite
 * @param unit what it counts or measures
 * @param interval how sure it is; null where the method has none
 * @param n how many incidents, or other things, it was made from
 * @param method how it was made, such as {@code "Garwood exact Poisson"}
 * @param window the time it is about
 * @param incidents ids of the incidents behind it, so that a reader can look
 */
public record Figure(
        String name,
        double value,
        Unit unit,
        @Nullable Interval interval,
        long n,
        String method,
        Window window,
        List<String> incidents) {

    public Figure {
        Objects.requireNonNull(window, "a figure needs its window");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is " + value + "; say in words that there is no such number");
        }
        incidents = List.copyOf(incidents);
    }
}
