package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.statistics.Counted;
import io.github.incidentsdk.insights.statistics.Dispersion;
import io.github.incidentsdk.insights.words.Words;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How often, and where: counts by type, category, service, component and severity. */
public final class HowOften implements Question {

    /** Above that, weeks vary visibly more than independent events do. */
    private static final double NOTABLE = 1.2;

    @Override
    public Answer answer(History history, Asking asking) {
        Material material = Material.of(history, asking);
        Draft draft = new Draft("how-often", "How often does something happen, and where?", material);
        LeftOut.say(material, draft);
        List<PastIncident> all = material.incidents();
        if (all.isEmpty()) {
            return draft.nothing("No incident is on record in this window.");
        }
        total(material, draft);
        for (Groups.By by : List.of(
                Groups.By.TYPE, Groups.By.CATEGORY, Groups.By.SERVICE, Groups.By.COMPONENT, Groups.By.SEVERITY)) {
            group(all, by, draft);
        }
        rows(material, draft);
        long unsaid = all.stream().filter(each -> each.severity() == null).count();
        if (unsaid > 0 && unsaid < all.size()) {
            draft.caution("Nobody said how severe " + Words.count(unsaid) + " of " + Words.count(all.size(), "incident")
                    + " were; they are in no comparison of severities.");
        }
        weeks(material, draft);
        draft.across();
        return draft.done();
    }

    private static void total(Material material, Draft draft) {
        List<PastIncident> all = material.incidents();
        double weeks = Material.weeks(material.window());
        draft.count("incidents", all);
        String rate = "";
        if (weeks >= 1) {
            Counted counted = new Counted(all.size(), weeks);
            Interval interval = counted.interval(material.level());
            draft.figure("incidents a week", counted.rate(), Unit.PER_WEEK, interval, Counted.METHOD, all);
            rate = ": " + Words.number(counted.rate()) + " a week, " + Words.between(interval, Words::number);
        }
        draft.finding(Words.count(all.size(), "incident") + " from "
                + Words.day(material.window().from(), material.asking().zone()) + " to "
                + Words.lastDay(material.window(), material.asking().zone()) + rate + ".");
    }

    private static void group(List<PastIncident> all, Groups.By by, Draft draft) {
        Map<String, List<PastIncident>> groups = Groups.of(all, by);
        if (groups.size() < 2) {
            return;
        }
        Groups.shown(draft, by.word, groups)
                .forEach((name, those) -> draft.count("incidents of " + by.word + " " + name, those));
        draft.picture(Groups.bars(draft, "Incidents by " + by.word, groups));
        if (by != Groups.By.SEVERITY) {
            draft.finding(most(all.size(), by, groups, draft));
        }
    }

    /** Where rows are kept apart, what a file has of each component in all: whoever counted its lines finds those numbers here. */
    private static void rows(Material material, Draft draft) {
        List<PastIncident> apart = LeftOut.apart(material);
        Map<String, List<PastIncident>> besides = Groups.of(apart, Groups.By.COMPONENT);
        if (besides.isEmpty()) {
            return;
        }
        Map<String, List<PastIncident>> counted = Groups.of(material.incidents(), Groups.By.COMPONENT);
        List<PastIncident> both =
                Stream.concat(material.incidents().stream(), apart.stream()).toList();
        List<Table.Row> rows = new ArrayList<>();
        Groups.of(both, Groups.By.COMPONENT).forEach((component, all) -> {
            List<PastIncident> incidents = counted.getOrDefault(component, List.of());
            if (rows.size() < Draft.MOST_SHOWN) {
                rows.add(new Table.Row(
                        List.of(
                                component,
                                Words.count(all.size()),
                                Words.count(incidents.size()),
                                Words.count(all.size() - incidents.size())),
                        incidents.stream().map(PastIncident::id).toList()));
            }
        });
        draft.table(new Table(
                "Rows by component, with what is kept apart",
                List.of("component", "rows", "incidents", "kept apart"),
                rows));
    }

    private static String most(int all, Groups.By by, Map<String, List<PastIncident>> groups, Draft draft) {
        List<String> first = Groups.largest(groups);
        int n = groups.values().iterator().next().size();
        String of = "Of " + Words.count(all, "incident") + ", ";
        return first.size() == 1
                ? of + "the most frequent " + by.word + " is " + first.get(0) + ": " + Words.count(n) + ", "
                        + Words.between(draft.countInterval(n)) + "."
                : of + "no " + by.word + " is the most frequent: " + Words.count(n) + " each are of "
                        + Groups.tie(first, by.word) + ".";
    }

    /** By calendar weeks from Monday, from that of the first incident to that of the last. */
    private static void weeks(Material material, Draft draft) {
        List<PastIncident> all = material.incidents();
        LocalDate first = monday(all.get(0), material);
        int weeks = (int) ChronoUnit.WEEKS.between(first, monday(all.get(all.size() - 1), material)) + 1;
        if (weeks < 10) {
            return;
        }
        long[] counts = new long[weeks];
        for (PastIncident incident : all) {
            counts[(int) ChronoUnit.WEEKS.between(first, monday(incident, material))]++;
        }
        double mean = (double) all.size() / weeks;
        double squares = 0;
        for (long count : counts) {
            squares += (count - mean) * (count - mean);
        }
        draft.figure(new Figure(
                "variance over mean of weekly counts",
                squares / (weeks - 1) / mean,
                Unit.NUMBER,
                null,
                weeks,
                "sample variance of calendar weeks",
                material.window(),
                List.of()));
        double phi = Dispersion.of(List.of(counts)).phi();
        if (phi > NOTABLE) {
            draft.caution("Incidents come in clusters: weeks vary " + Words.number(phi)
                    + " times as much as independent events would (from successive differences of " + weeks
                    + " weeks), so the intervals of the counts are rather too narrow.");
        }
    }

    private static LocalDate monday(PastIncident incident, Material material) {
        return incident.began()
                .atZone(material.asking().zone())
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
