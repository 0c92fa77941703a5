package io.github.incidentsdk.rule.state;

/** Where one level of a rule is, for one label set. */
public enum Phase {
    INACTIVE,
    /** True, but not yet for long enough. */
    PENDING,
    /** The claim holds. */
    FIRING,
    /** The claim still holds, and ends when this goes on. */
    RECOVERING;

    /** Whether a level in this phase holds the claim. */
    public boolean stands() {
        return this == FIRING || this == RECOVERING;
    }
}
