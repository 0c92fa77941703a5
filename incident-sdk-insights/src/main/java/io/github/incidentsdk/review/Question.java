package io.github.incidentsdk.review;

import io.github.incidentsdk.review.text.Plain;
import java.util.Objects;

/**
 * Something that is not understood yet.
 *
 * @param what the question, in Markdown
 * @param asker the role that asks; one line, may be empty
 * @param status how far it has come
 * @param answer in Markdown; empty while there is none
 */
public record Question(String what, String asker, Status status, String answer) {

    /** How far a question has come. */
    public enum Status {
        OPEN,
        ANSWERED,
        /** Nobody can or wants to find out, and that was decided. */
        LEFT_OPEN
    }

    public Question {
        Objects.requireNonNull(status, "a question is open, answered or left open");
        what = Plain.block(what);
        asker = Plain.line(asker);
        answer = Plain.block(answer);
    }

    /** An open question. */
    public static Question of(String what, String asker) {
        return new Question(what, asker, Status.OPEN, "");
    }
}
