package io.github.incidentsdk.insights.report;

import io.github.incidentsdk.insights.answer.Break;
import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.words.Words;

/** Says in words what page and text both say. */
final class Wording {

    private Wording() {}

    /** Such as {@code at 95 %}. */
    static String level(Interval interval) {
        return "at " + Words.percent(interval.level());
    }

    static String of(Break each, Dates dates) {
        return dates.day(each.at()) + ": " + each.why() + ". What was before and what came after are not compared.";
    }
}
