package io.github.incidentsdk.model;

/**
 * How bad an incident is, from {@link #SEV1} (worst) to {@link #SEV5}.
 *
 * <p>What each level means and whom it calls is the organisation's to say, in the configuration's {@code severities:}.
 */
public enum Severity {
    SEV1,
    SEV2,
    SEV3,
    SEV4,
    SEV5;

    /** Whether this is worse than {@code other}: SEV1 is more severe than SEV2. */
    public boolean moreSevereThan(Severity other) {
        return compareTo(other) < 0;
    }

    /** Whether this is {@code other} or worse. */
    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
