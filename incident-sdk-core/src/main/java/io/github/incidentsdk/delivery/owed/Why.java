package io.github.incidentsdk.delivery.owed;

/** Why something is owed. */
public enum Why {
    /** It is next: its answer is not known after a restart, or it waited for what was before it. */
    DUE,
    /** An attempt failed and is repeated. */
    FAILED,
    /** It failed often while others were accepted: it is the incident that fails, and not the backend. */
    PARKED,
    /** Something holds it back. */
    HELD,
    /** It was given up or passed over, and is told from its state by then. */
    MISSED,
    /** It was told, and is to be told once more. */
    AGAIN;

    /** Whether the next attempt repeats one that failed. */
    public boolean isRetry() {
        return this == FAILED || this == PARKED;
    }
}
