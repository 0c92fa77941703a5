package io.github.incidentsdk.evaluation;

/** The outcome of a condition; {@code and}, {@code or} and {@code not} are Kleene's. */
public enum Truth {
    TRUE,
    FALSE,
    /** Cannot be said: nothing may be concluded from it, neither a breach nor a recovery. */
    UNKNOWN;

    /** Returns TRUE or FALSE. */
    public static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** Returns FALSE if one is FALSE, TRUE if both are TRUE, else UNKNOWN. */
    public Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == TRUE && other == TRUE ? TRUE : UNKNOWN;
    }

    /** Returns TRUE if one is TRUE, FALSE if both are FALSE, else UNKNOWN. */
    public Truth or(Truth other) {
        if (this == TRUE || other == TRUE) {
            return TRUE;
        }
        return this == FALSE && other == FALSE ? FALSE : UNKNOWN;
    }

    /** Returns the opposite; UNKNOWN has none but itself. */
    public Truth not() {
        return this == UNKNOWN ? UNKNOWN : of(this == FALSE);
    }
}
