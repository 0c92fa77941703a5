package io.github.incidentsdk.review.evidence;

/** Whether those who were there could know something when they decided, which is what hindsight forgets. */
public enum Knowledge {
    KNOWN_THEN,
    FOUND_LATER
}
