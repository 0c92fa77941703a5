package io.github.incidentsdk.insights.report;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.words.Amounts;
import io.github.incidentsdk.insights.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The three sentences that stand above all: the top insight, what recurs, and what is overdue. Counts and rates, each with its range;
 * never a mean duration.
 */
final class Headlines {

    private static final String OF = "incidents of ";

    private final Report report;

    private Headlines(Report report) {
        this.report = report;
    }

    static List<String> of(Report report) {
        Headlines headlines = new Headlines(report);
        return Stream.of(headlines.change().or(headlines::counts), headlines.theme(), headlines.overdue())
                .flatMap(Optional::stream)
                .toList();
    }

    /** Only where the interval leaves no doubt that there was one. */
    private Optional<String> change() {
        Optional<Figure> ratio = figure("rate-change", "rate after over rate before")
                .filter(each -> each.interval() != null && !each.interval().contains(1));
        Optional<Figure> before = figure("rate-change", "incidents a week before");
        Optional<Figure> after = figure("rate-change", "incidents a week after");
        if (ratio.isEmpty() || before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        Figure changed = ratio.get();
        String since = new Dates(report.about().zone()).day(after.get().window().from());
        return Optional.of("Incidents became " + (changed.value() > 1 ? "more" : "less") + " frequent: "
                + Amounts.text(after.get().value(), Unit.PER_WEEK) + " since " + since + ", "
                + Amounts.text(before.get().value(), Unit.PER_WEEK) + " before"
                + range(changed.interval(), Unit.RATIO, "; ", " as many") + ", of "
                + Words.count(changed.n(), "incident")
                + ".");
    }

    private Optional<String> counts() {
        return figure("how-often", "incidents")
                .map(all -> "There were " + Words.count(all.n(), "incident")
                        + figure("how-often", "incidents a week")
                                .map(rate -> ", " + Amounts.text(rate.value(), Unit.PER_WEEK)
                                        + range(rate.interval(), Unit.PER_WEEK, " (", ")"))
                                .orElse("")
                        + figure("rate-change", "rate after over rate before")
                                .map(same -> "; no change of the rate can be told from chance")
                                .orElse("")
                        + ".");
    }

    private Optional<String> theme() {
        return report.answer("what-recurs").map(Answer::figures).stream()
                .flatMap(List::stream)
                .filter(figure -> figure.name().startsWith(OF) && figure.value() > 1)
                .findFirst()
                .map(most -> "What came most often is " + most.name().substring(OF.length()) + ": "
                        + Words.count(most.n(), "incident") + range(most.interval(), most.unit(), " (", ")") + ".");
    }

    private Optional<String> overdue() {
        return figure("still-open", "overdue actions")
                .map(overdue -> Amounts.text(overdue.value(), Unit.COUNT) + " of "
                        + Words.count(overdue.n(), "action") + (overdue.value() == 1 ? " is" : " are") + " overdue.");
    }

    private Optional<Figure> figure(String answer, String name) {
        return report.answer(answer).map(Answer::figures).stream()
                .flatMap(List::stream)
                .filter(figure -> figure.name().equals(name))
                .findFirst();
    }

    private static String range(@Nullable Interval interval, Unit unit, String before, String after) {
        return interval == null ? "" : before + Amounts.text(interval, unit) + after;
    }
}
