package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.history.History;

/** Something that is asked of the record; the same record and settings give the same answer. For all threads. */
@FunctionalInterface
public interface Question {

    /** Looks, and says what may be said. */
    Answer answer(History history, Asking asking);
}
