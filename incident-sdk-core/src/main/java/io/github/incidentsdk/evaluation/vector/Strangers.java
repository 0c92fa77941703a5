package io.github.incidentsdk.evaluation.vector;

import org.jspecify.annotations.Nullable;

/** Whether anybody on the two sides of an operator ever met: labels that never meet are a mistake in the expression, not an answer. */
public final class Strangers {

    private boolean met;

    /** Returns whether two that are there met before, so that nobody has to look any more. */
    public boolean haveMet() {
        return met;
    }

    /** Two that are there met. */
    public void meet() {
        met = true;
    }

    /**
     * Returns who never met, and what to do; null once somebody met, and while a side is empty.
     *
     * @param left somebody who is on the left at present; null when nobody is
     * @param right somebody who is on the right at present; null when nobody is
     */
    public @Nullable String tell(@Nullable Object left, @Nullable Object right) {
        return met || left == null || right == null
                ? null
                : "no series on the left, such as " + left + ", ever had the labels of one on the right, such as "
                        + right + "; say which labels are compared, with on (…) or ignoring (…)";
    }
}
