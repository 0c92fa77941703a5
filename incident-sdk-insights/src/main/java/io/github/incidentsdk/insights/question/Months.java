package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Picture;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.statistics.Counted;
import io.github.incidentsdk.insights.words.Amounts;
import io.github.incidentsdk.insights.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Incidents a week, month by month. Of a month that the window cuts off only the days within it count, and it is told apart. */
final class Months {

    private static final String TITLE = "Incidents a week, by month";

    /** @param part as much of it as is in the window */
    private record Month(String name, Window part, boolean whole, List<PastIncident> incidents) {

        /** Over some days a rate can be anything, so none is said. */
        boolean hasRate() {
            return whole || Material.weeks(part) >= 1;
        }

        Counted counted() {
            return new Counted(incidents.size(), Material.weeks(part));
        }
    }

    private final Material material;
    private final List<Month> months = new ArrayList<>();

    Months(Material material) {
        this.material = material;
        Window window = material.window();
        ZonedDateTime begin = window.from()
                .atZone(material.asking().zone())
                .truncatedTo(ChronoUnit.DAYS)
                .withDayOfMonth(1);
        for (; begin.toInstant().isBefore(window.to()); begin = begin.plusMonths(1)) {
            Window month = new Window(begin.toInstant(), begin.plusMonths(1).toInstant());
            Window part = month.within(window);
            months.add(new Month(
                    begin.toLocalDate().toString().substring(0, 7), part, part.equals(month), material.in(part)));
        }
    }

    void addTo(Draft draft) {
        if (months.stream().anyMatch(Month::hasRate)) {
            draft.picture(picture());
        }
        draft.table(table());
    }

    private Picture picture() {
        List<Picture.Dot> dots =
                months.stream().filter(Month::hasRate).map(this::dot).toList();
        ZoneId zone = material.asking().zone();
        String alt = "A dot for each of " + Words.count(dots.size(), "month") + " with its interval, from "
                + Words.day(material.window().from(), zone) + " to "
                + Words.lastDay(material.window(), zone) + ".";
        return new Picture.Dots(
                TITLE,
                alt
                        + named(" Hollow, since not all of it is in the window: ", Month::hasRate)
                        + named(" Without a dot, since less than a week of it is: ", month -> !month.hasRate()),
                Unit.PER_WEEK,
                material.window(),
                dots,
                material.history().breaks());
    }

    /** The months that are cut off and {@code such}; empty when there are none. */
    private String named(String beginning, Predicate<Month> such) {
        List<String> names = months.stream()
                .filter(month -> !month.whole() && such.test(month))
                .map(Month::name)
                .toList();
        return names.isEmpty() ? "" : beginning + String.join(", ", names) + ".";
    }

    private Picture.Dot dot(Month month) {
        return new Picture.Dot(
                month.part().from(),
                month.counted().rate(),
                interval(month),
                month.incidents().size(),
                month.whole(),
                Material.ids(month.incidents()));
    }

    private Interval interval(Month month) {
        return month.counted().interval(material.level());
    }

    private Table table() {
        return new Table(
                TITLE,
                List.of("month", "n", "a week", "interval"),
                months.stream().map(this::row).toList());
    }

    private Table.Row row(Month month) {
        String incidents = Words.count(month.incidents().size());
        String name = month.whole() ? month.name() : month.name() + ", " + days(month.part());
        return new Table.Row(
                month.hasRate()
                        ? List.of(
                                name,
                                incidents,
                                Words.number(month.counted().rate()),
                                Amounts.text(interval(month), Unit.NUMBER))
                        : List.of(name, incidents, "less than a week", ""),
                Material.ids(month.incidents()));
    }

    private String days(Window part) {
        ZoneId zone = material.asking().zone();
        Instant last = part.to().minusMillis(1);
        int from = part.from().atZone(zone).getDayOfMonth();
        int to = last.atZone(zone).getDayOfMonth();
        return "only " + from + (from == to ? "" : " to " + to);
    }
}
