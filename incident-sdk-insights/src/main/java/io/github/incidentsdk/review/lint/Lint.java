package io.github.incidentsdk.review.lint;

/**
 * A warning; nothing depends on whether anybody heeds it.
 *
 * @param name what sort of warning, such as {@code blame}; lower-case letters and dashes
 * @param where in which part of the review, such as {@code action "cap the fleet"}
 * @param what was found
 * @param advice what could be done
 */
public record Lint(String name, String where, String what, String advice) {

    /** For people: {@code wish: action "improve monitoring": … ; …}. */
    @Override
    public String toString() {
        return name + ": " + where + ": " + what + "; " + advice;
    }
}
