package io.github.incidentsdk.insights.report;

import io.github.incidentsdk.insights.answer.Break;
import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.drawing.Amounts;
import java.util.Locale;

/** Says in words what page and text both say. */
final class Wording {

    private Wording() {}

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Such as {@code 1 incident} or {@code 1,228 incidents}. */
    static String count(long count, String thing) {
        return number(count) + " " + thing + (count == 1 ? "" : "s");
    }

    /** Such as {@code at 95 %}. */
    static String level(Interval interval) {
        return "at " + percent(interval.level());
    }

    static String percent(double share) {
        return Amounts.text(share, Unit.SHARE);
    }

    static String of(Break each, Dates dates) {
        return dates.day(each.at()) + ": " + each.why() + ". What was before and what came after are not compared.";
    }
}
