package io.github.incidentsdk.model;

/** How far an incident has come, in the order in which it is handled. */
public enum Status {
    DECLARED,
    ACKNOWLEDGED,
    MITIGATED,
    RESOLVED,
    REVIEWED,
    CLOSED;

    /** Whether somebody still has to end it: true up to and without {@link #RESOLVED}. */
    public boolean isOpen() {
        return compareTo(RESOLVED) < 0;
    }
}
