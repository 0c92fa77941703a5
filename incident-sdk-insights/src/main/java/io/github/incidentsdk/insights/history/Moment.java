package io.github.incidentsdk.insights.history;

/** What happens to an incident at some time, in the order in which it does where all goes as planned. */
public enum Moment {
    /** It began, which can be long before anybody knew. */
    STARTED,
    /** It was opened. */
    DECLARED,
    /** Somebody took it, for the first time. */
    ACKNOWLEDGED,
    /** Its effect was stopped. */
    MITIGATED,
    /** It ended; for the last time, where it came back. */
    RESOLVED,
    /** Its review was held. */
    REVIEWED
}
