package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Picture;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.statistics.Counted;
import io.github.incidentsdk.insights.statistics.Proportion;
import io.github.incidentsdk.insights.words.Words;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What incidents cost people: the share out of office hours, and interruptions a week for each service; never for a person. */
public final class CostToPeople implements Question {

    private static final int MOST_BARS = 12;

    @Override
    public Answer answer(History history, Asking asking) {
        Material material = Material.of(history, asking);
        Draft draft = new Draft("people", "What does it cost people?", material);
        List<PastIncident> all = material.incidents().stream()
                .filter(each -> each.severity() == null || each.severity().atLeast(asking.interrupts()))
                .toList();
        draft.caution("Incidents of " + asking.interrupts()
                + " and worse, and those without a severity, are taken to interrupt"
                + " somebody when they open and whenever they come back.");
        if (all.isEmpty()) {
            return draft.nothing("Nobody was interrupted.");
        }
        outOfHours(draft, all, asking);
        draft.across();
        if (Material.weeks(material.window()) >= 1) {
            perWeek(draft, all, material);
        } else {
            draft.caution("Less than a week is on the record, too little to speak of weeks.");
        }
        return draft.done();
    }

    private static void outOfHours(Draft draft, List<PastIncident> all, Asking asking) {
        List<PastIncident> out =
                all.stream().filter(each -> isOut(each, asking)).toList();
        Proportion share = new Proportion(out.size(), all.size());
        draft.share("opened out of office hours", out, all.size());
        draft.finding("Out of office hours opened " + Words.percent(share.share()) + ", "
                + Words.between(share.interval(asking.level()), Words::percent) + ", of "
                + Words.count(all.size(), "incident")
                + " (office hours are " + asking.opens() + " to " + asking.closes() + " in " + Words.zone(asking.zone())
                + " on "
                + Words.count(asking.workdays().size(), "day") + " a week).");
    }

    private static boolean isOut(PastIncident incident, Asking asking) {
        ZonedDateTime at = incident.declaredAt().atZone(asking.zone());
        LocalTime time = at.toLocalTime();
        return !asking.workdays().contains(at.getDayOfWeek())
                || time.isBefore(asking.opens())
                || !time.isBefore(asking.closes());
    }

    private static void perWeek(Draft draft, List<PastIncident> all, Material material) {
        double weeks = Material.weeks(material.window());
        List<Picture.Bar> bars = new ArrayList<>();
        Map<String, List<PastIncident>> services =
                Groups.of(all, each -> List.of(each.service().isEmpty() ? "(no service)" : each.service()));
        Groups.shown(draft, "service", services).forEach((service, those) -> {
            long times = those.stream().mapToLong(each -> 1L + each.reopened()).sum();
            Counted counted = new Counted(times, weeks);
            Interval interval = counted.interval(material.level());
            draft.figure(new Figure(
                    "interruptions a week of " + service,
                    counted.rate(),
                    Unit.PER_WEEK,
                    interval,
                    times,
                    Counted.METHOD,
                    material.window(),
                    Material.ids(those)));
            if (bars.size() < MOST_BARS) {
                bars.add(new Picture.Bar(service, counted.rate(), interval, times, Material.ids(those)));
            }
        });
        Picture.Bar most = bars.get(0);
        draft.finding("Most often interrupted were those of " + most.label() + ": " + Words.number(most.value())
                + " times a week"
                + (most.interval() == null ? "" : ", " + Words.between(most.interval(), Words::number)) + " (n = "
                + most.n()
                + ").");
        draft.picture(new Picture.Bars(
                "Interruptions a week, by service",
                "Interruptions a week: "
                        + String.join(
                                ", ",
                                bars.stream()
                                        .map(each -> each.label() + " " + Words.number(each.value()))
                                        .toList())
                        + ".",
                Unit.PER_WEEK,
                bars));
    }
}
