package io.github.incidentsdk.evaluation;

/**
 * The outcome of a condition, from the least to the most true; {@code and} and {@code or} are Kleene's, which are the least and
 * the most of two.
 */
public enum Truth {
    FALSE,
    /** As GONE, for longer than that counts where something else of the same incident is measured; see {@link Vanishing}. */
    LONG_GONE,
    /** It was true, and what was compared is gone since although its source is fine: not false yet; see {@link Vanishing}. */
    GONE,
    /** Cannot be said: nothing may be concluded from it, neither a breach nor a recovery. */
    UNKNOWN,
    TRUE;

    /** Returns TRUE or FALSE. */
    public static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** Returns FALSE if one is FALSE, TRUE if both are TRUE, else the less true one. */
    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Returns TRUE if one is TRUE, FALSE if both are FALSE, else the truer one. */
    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Returns the opposite; UNKNOWN has none but itself, and what is gone holds nothing off. */
    public Truth not() {
        return this == UNKNOWN ? UNKNOWN : of(this != TRUE);
    }

    /** Returns whether it held, and what it spoke of is gone. */
    public boolean isGone() {
        return this == GONE || this == LONG_GONE;
    }
}
