package io.github.incidentsdk.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What came of a wish to have a sink told again of what it refused or could not be told.
 *
 * @param sink the sink's id, as it was given
 * @param letters so many dead letters are replayed; those of an earlier wish that are still to be told do not count again
 * @param incidents they are of so many incidents; each is told once, from its newest state
 * @param problem why nothing is replayed, for people; null when the wish was taken, though there be no dead letter
 */
public record Replay(
        String sink, int letters, int incidents, @Nullable String problem) {

    public static Replay refused(String sink, String problem) {
        return new Replay(sink, 0, 0, problem);
    }
}
