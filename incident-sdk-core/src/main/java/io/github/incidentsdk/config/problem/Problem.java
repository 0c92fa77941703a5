package io.github.incidentsdk.config.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a configuration.
 *
 * @param place where
 * @param message what was found and what was expected, as the end of a sentence about the place; shows no secret
 * @param value the text that was found, or a mask where it may be a secret; null where nothing was found
 * @param nearest a right name that looks like the wrong one; null when none does
 * @param weight whether what is concerned was set aside
 */
public record Problem(
        Place place,
        String message,
        @Nullable String value,
        @Nullable String nearest,
        Weight weight) {

    /** What follows from a problem. */
    public enum Weight {
        /** The rule, sink or type is set aside, or the number keeps its default. */
        ERROR,
        /** It runs, but most likely not as meant. */
        WARNING
    }

    /** Something is wrong at {@code place}. */
    public static Problem at(Place place, String message) {
        return new Problem(place, message, null, null, Weight.ERROR);
    }

    /** The text at {@code place} is wrong: {@code message} follows it. */
    public static Problem with(Place place, String value, String message) {
        String shown = Shown.value(place, value);
        return new Problem(place, shown + " " + message, shown, null, Weight.ERROR);
    }

    /** The same, and the right name that it looks like, if any. */
    public Problem nearest(@Nullable String name) {
        return new Problem(place, message, value, name, weight);
    }

    /** The same, as a warning. */
    public Problem asWarning() {
        return new Problem(place, message, value, nearest, Weight.WARNING);
    }

    public boolean isError() {
        return weight == Weight.ERROR;
    }

    @Override
    public String toString() {
        return place + ": " + message + (nearest == null ? "" : "; did you mean " + nearest + "?");
    }
}
