package io.github.incidentsdk.review.document;

/**
 * Something in a document that could not be taken as it stands.
 *
 * @param line in which line, from 1
 * @param what what is wrong there
 * @param advice what to do
 */
public record Problem(int line, String what, String advice) {

    /** For people: {@code line 12: "tomorrow" is no day; write it as 2026-03-02}. */
    @Override
    public String toString() {
        return "line " + line + ": " + what + "; " + advice;
    }
}
