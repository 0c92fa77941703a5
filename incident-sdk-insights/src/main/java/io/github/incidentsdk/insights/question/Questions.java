package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.history.History;
import java.util.List;

/** All that is asked, in the order in which a report says it. */
public final class Questions {

    private static final List<Question> ALL = List.of(
            new HowOften(),
            new RateChange(),
            new DurationsDiffer(),
            new WhatRecurs(),
            new StillOpen(),
            new ManyServices(),
            new LeadingIndicators(),
            new RulesGood(),
            new WhoNoticed(),
            new DidLearningWork(),
            new Visibility(),
            new SeverityAgreement(),
            new CostToPeople(),
            new Phases());

    private Questions() {}

    public static List<Question> all() {
        return ALL;
    }

    /** Asks all of them. */
    public static List<Answer> ask(History history, Asking asking) {
        return ALL.stream().map(question -> question.answer(history, asking)).toList();
    }
}
