package io.github.incidentsdk.rule.state;

/** What one evaluation did to a level. */
public enum Turn {
    NONE,
    /** It is pending. */
    BEGAN,
    /** It fires, from inactive or pending. */
    FIRED,
    /** It was pending and the condition became false: a near miss. */
    MISSED,
    /** It was pending and its series went, or nobody could say any more. */
    FADED,
    /** It fires no longer and ends when this goes on. */
    EASED,
    /** It was recovering and fires again. */
    RELAPSED,
    /** It was false for long enough: it no longer holds the claim. */
    RECOVERED,
    /** Its series was gone for long enough: it no longer holds the claim. */
    VANISHED;

    /** Whether the level held the claim before and does not now. */
    public boolean ends() {
        return this == RECOVERED || this == VANISHED;
    }
}
