package io.github.incidentsdk.evaluation;

/** {@link Bindings} in which metrics that are gone have the values that they had last. */
public interface PastBindings extends Bindings {

    /** Returns what a comparison says that was true of what was read since these were got: GONE, LONG_GONE or FALSE. */
    Truth gone();
}
