package io.github.incidentsdk.evaluation;

import java.util.Collection;
import java.util.Set;

/**
 * What it means that the left side of a comparison vanishes that was true: GONE for a while, and then FALSE or LONG_GONE.
 *
 * @param by the labels of which the rest describes: what appears in the moment in which another of the same {@code by}
 *     vanishes is that other, with a label changed
 * @param tickMillis the usual pause between two evaluations; what is more than two of them nobody saw, and does not count
 * @param afterMillis for how long it is GONE
 * @param ends whether it is FALSE after that
 */
public record Vanishing(Set<String> by, long tickMillis, long afterMillis, boolean ends) {

    /** Creates what vanishing means in a rule whose incidents are told apart by {@code by}. */
    public static Vanishing of(Collection<String> by, long tickMillis, long afterMillis, boolean ends) {
        return new Vanishing(Set.copyOf(by), tickMillis, afterMillis, ends);
    }

    /** Returns what counts of the time between two evaluations, in milliseconds. */
    public long elapsed(long fromMillis, long toMillis) {
        return Math.max(0, Math.min(toMillis - fromMillis, 2 * tickMillis));
    }

    /** Returns what is said of what has been gone for so long. */
    public Truth after(long goneMillis) {
        if (goneMillis <= afterMillis) {
            return Truth.GONE;
        }
        return ends ? Truth.FALSE : Truth.LONG_GONE;
    }
}
