package io.github.incidentsdk.evaluation;

/** By whose rules expressions are evaluated. */
public enum Profile {
    /** Three-valued conditions; {@code rate} and {@code increase} count what happened and do not extrapolate. */
    STANDARD,
    /** As a Prometheus server: any vector is a condition, what is not there is false, rates extrapolate. */
    PROMETHEUS
}
