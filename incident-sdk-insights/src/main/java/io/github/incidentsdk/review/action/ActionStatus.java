package io.github.incidentsdk.review.action;

/** How far an action has come. */
public enum ActionStatus {
    /** Nobody has begun. */
    OPEN,
    /** Somebody is at it. */
    STARTED,
    /** The result that was asked for can be seen. */
    DONE,
    /** Decided against, which is an end as good as any. */
    DROPPED;

    /** Whether nothing is left to do. */
    public boolean isSettled() {
        return this == DONE || this == DROPPED;
    }
}
