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

    /** Such as {@code 113 incidents, of which 91 count}. */
    static String listed(Report report) {
        long counted = report.incidents().stream().filter(Listed::counts).count();
        int all = report.incidents().size();
        return Words.count(all, "incident")
                + (counted == all ? "" : ", of which " + Words.count(counted) + (counted == 1 ? " counts" : " count"));
    }

    static String of(Break each, Dates dates) {
        return dates.day(each.at()) + ": " + each.why() + ". What was before and what came after are not compared.";
    }
}
