package io.github.incidentsdk.lifecycle;

/** Why something asked of an incident had no effect; each is counted. */
public enum Ignored {
    /** A declaration without a type. */
    NO_TYPE,
    /** There were too many incidents already. */
    OVER_CAP,
    /** A hundred rules and guards claimed the incident already, and this one does not make it worse. */
    CLAIMS_OVER_CAP,
    /** The incident was over, or never began. */
    NOT_OPEN,
    /** The incident had already come that far. */
    NOTHING_NEW,
    /** Only an incident that is over can be reviewed or closed. */
    STILL_OPEN,
    /** The playbook of the incident's type has no step of that number. */
    NO_SUCH_STEP,
    /** A person ended the incident and the reporter has not seen it end since. */
    OVERRULED,
    /** The manager was closed. */
    CLOSED,
    /** A lambda that was to give details threw. */
    DETAILS_THREW,
    /** A listener threw. */
    LISTENER_THREW,
    /** Listeners were too far behind to hear of an event. */
    NOT_HEARD,
    /** A redactor threw or gave up: the text is not kept. */
    REDACTOR_FAILED,
    /** Null, or a blank text, where something had to be said. */
    BLANK,
    /** The SDK itself failed, or a log appender of the host below it; the log says how. */
    FAILED
}
