package io.github.incidentsdk.evaluation;

/** What a comparison makes of 0/0, which is what a ratio gives when nothing happened. */
public enum ZeroByZero {
    /** No traffic is knowledge: the comparison does not hold. */
    FALSE,
    /** As for every other NaN: nothing is known. */
    HOLD
}
