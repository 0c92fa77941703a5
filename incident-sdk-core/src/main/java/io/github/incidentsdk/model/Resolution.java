package io.github.incidentsdk.model;

/** How an incident came to its end. */
public enum Resolution {
    /** Code or a person said that it is over. */
    RESOLVED,
    /** The last rule or guard that held it open let go. */
    RECOVERED,
    /** It was no incident. */
    DISMISSED,
    /** It is told under another incident's key. */
    DUPLICATE,
    /** It was a drill, and its time was up. */
    DRILL_ENDED
}
