package io.github.incidentsdk.evaluation;

/** The outcome of a condition; {@code and}, {@code or} and {@code not} are Kleene's. */
public enum Truth {
    TRUE,
    FALSE,
    /** Cannot be said: nothing may be concluded from it, neither a breach nor a recovery. */
    UNKNOWN,
    /** It was true, and what was compared is gone since although its source is fine: not false yet; see {@link Vanishing}. */
    GONE;

    /** Returns TRUE or FALSE. */
    public static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** Returns FALSE if one is FALSE, TRUE if both are TRUE, else UNKNOWN if one is, else GONE. */
    public Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == TRUE && other == TRUE ? TRUE : unsaid(this, other);
    }

    /** Returns TRUE if one is TRUE, FALSE if both are FALSE, else UNKNOWN if one is, else GONE. */
    public Truth or(Truth other) {
        if (this == TRUE || other == TRUE) {
            return TRUE;
        }
        return this == FALSE && other == FALSE ? FALSE : unsaid(this, other);
    }

    private static Truth unsaid(Truth one, Truth other) {
        return one == UNKNOWN || other == UNKNOWN ? UNKNOWN : GONE;
    }

    /** Returns the opposite; UNKNOWN has none but itself, and what is gone holds nothing off. */
    public Truth not() {
        return this == UNKNOWN ? UNKNOWN : of(this != TRUE);
    }
}
