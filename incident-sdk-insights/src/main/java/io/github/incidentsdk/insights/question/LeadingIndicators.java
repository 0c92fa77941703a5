package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.statistics.FalseDiscovery;
import io.github.incidentsdk.insights.statistics.Guardrails;
import io.github.incidentsdk.insights.statistics.TwoByTwo;
import io.github.incidentsdk.insights.words.Words;
import io.github.incidentsdk.model.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What comes before severe incidents: whether one began more often on the day after a sign than on other days.
 *
 * <p>Signs are near misses of a rule, changes of a kind, less severe incidents of a type or component, and rows kept apart such as
 * maintenance.
 */
public final class LeadingIndicators implements Question {

    private static final String METHOD = TwoByTwo.METHOD + "; " + FalseDiscovery.METHOD;

    /** A sign that could be looked at. */
    private record Sign(String name, TwoByTwo table) {}

    @Override
    public Answer answer(History history, Asking asking) {
        Material material = Material.of(history, asking);
        Draft draft = new Draft("leading-indicators", "What comes before severe incidents?", material);
        List<PastIncident> severe = material.incidents().stream()
                .filter(LeadingIndicators::isSevere)
                .toList();
        Set<LocalDate> days = days(severe, asking);
        if (days.size() < Guardrails.FEWEST_EVENTS) {
            return draft.nothing("SEV1 or SEV2 incidents began on " + Words.count(days.size(), "day")
                    + ", too few to look for signs before them; it takes " + Guardrails.FEWEST_EVENTS + ".");
        }
        List<Sign> signs = new ArrayList<>();
        int few = 0;
        for (Map.Entry<String, Set<LocalDate>> each : signs(material).entrySet()) {
            TwoByTwo table = table(each.getValue(), days, material);
            boolean enough =
                    table.signAndEvent() + table.signOnly() >= Guardrails.FEWEST_EVENTS && table.isComparable();
            if (enough) {
                signs.add(new Sign(each.getKey(), table));
            }
            few += enough ? 0 : 1;
        }
        if (few > 0) {
            draft.caution(Words.count(few, "sign") + " on fewer than " + Guardrails.FEWEST_EVENTS + " days, or on all, "
                    + (few == 1 ? "is" : "are") + " not looked at.");
        }
        if (signs.isEmpty()) {
            return draft.nothing("No sign was there often enough to say whether severe incidents follow it.");
        }
        say(draft, signs, material, Material.ids(severe));
        draft.caution("A sign that is followed by incidents need not be their cause.");
        return draft.across().done();
    }

    private static boolean isSevere(PastIncident incident) {
        return incident.severity() != null && incident.severity().atLeast(Severity.SEV2);
    }

    private static Set<LocalDate> days(List<PastIncident> incidents, Asking asking) {
        Set<LocalDate> days = new HashSet<>();
        incidents.forEach(each -> days.add(day(each.began(), asking)));
        return days;
    }

    private static LocalDate day(Instant at, Asking asking) {
        return at.atZone(asking.zone()).toLocalDate();
    }

    private static Map<String, Set<LocalDate>> signs(Material material) {
        Asking asking = material.asking();
        Map<String, Set<LocalDate>> signs = new TreeMap<>();
        material.history()
                .nearMisses()
                .forEach(each -> add(signs, "a near miss of rule " + each.rule(), each.from(), asking));
        material.history().changes().forEach(each -> add(signs, "a change: " + each.kind(), each.at(), asking));
        material.history().apart().forEach(each -> add(signs, each.type(), each.began(), asking));
        for (PastIncident incident : material.incidents()) {
            if (incident.severity() != null && !isSevere(incident)) {
                add(signs, "a less severe " + incident.type(), incident.began(), asking);
                incident.components()
                        .forEach(each -> add(signs, "a less severe one of " + each, incident.began(), asking));
            }
        }
        return signs;
    }

    private static void add(Map<String, Set<LocalDate>> signs, String name, Instant at, Asking asking) {
        signs.computeIfAbsent(name, none -> new HashSet<>()).add(day(at, asking));
    }

    /** Of all days but the first: whether the sign was there on the day before, and whether a severe incident began. */
    private static TwoByTwo table(Set<LocalDate> sign, Set<LocalDate> events, Material material) {
        LocalDate first = day(material.window().from(), material.asking()).plusDays(1);
        LocalDate last = day(material.window().to().minusMillis(1), material.asking());
        int days = (int) Math.max(0, ChronoUnit.DAYS.between(first, last) + 1);
        int withEvent = (int) events.stream()
                .filter(day -> !day.isBefore(first) && !day.isAfter(last))
                .count();
        List<LocalDate> after = sign.stream()
                .map(day -> day.plusDays(1))
                .filter(day -> !day.isBefore(first) && !day.isAfter(last))
                .toList();
        int both = (int) after.stream().filter(events::contains).count();
        return new TwoByTwo(both, after.size() - both, withEvent - both, days - after.size() - (withEvent - both));
    }

    private static void say(Draft draft, List<Sign> signs, Material material, List<String> ids) {
        double[] adjusted = FalseDiscovery.adjust(
                signs.stream().mapToDouble(each -> each.table().p()).toArray());
        List<Table.Row> rows = new ArrayList<>();
        int seen = 0;
        for (int i : draft.shown(adjusted, "sign")) {
            TwoByTwo table = signs.get(i).table();
            String name = signs.get(i).name();
            Interval interval = table.interval(material.level());
            String risk = table.relativeRisk().isPresent()
                    ? Words.number(table.relativeRisk().getAsDouble())
                    : "cannot be said";
            boolean flag = adjusted[i] < 1 - material.level() && !interval.contains(1);
            if (table.relativeRisk().isPresent()) {
                draft.figure(new Figure(
                        "relative risk on the day after " + name,
                        table.relativeRisk().getAsDouble(),
                        Unit.RATIO,
                        interval,
                        table.n(),
                        METHOD,
                        material.window(),
                        ids));
            }
            draft.figure(new Figure(
                    "adjusted p of " + name,
                    adjusted[i],
                    Unit.PROBABILITY,
                    null,
                    table.n(),
                    METHOD,
                    material.window(),
                    ids));
            rows.add(new Table.Row(
                    List.of(
                            name,
                            table.signAndEvent() + " of " + (table.signAndEvent() + table.signOnly()),
                            table.eventOnly() + " of " + (table.eventOnly() + table.neither()),
                            risk,
                            Words.between(interval, Words::number),
                            Words.p(adjusted[i])),
                    List.of()));
            if (flag) {
                seen++;
                draft.finding("On the day after " + name + " severe incidents begin "
                        + (table.relativeRisk().isPresent() ? risk + " times as often, " : "at another rate, ")
                        + Words.between(interval, Words::number) + " (n = " + Words.count(table.n(), "day")
                        + ", adjusted "
                        + Words.p(adjusted[i]) + ").");
            }
        }
        if (seen == 0) {
            draft.finding("No detectable sign: of " + Words.count(signs.size(), "sign")
                    + " looked at, none is followed by severe incidents more or less often than other days, or so it cannot be"
                    + " told from chance.");
        }
        draft.table(new Table(
                "Severe incidents on the day after a sign",
                List.of("sign", "days after it", "other days", "relative risk", "interval", "adjusted p"),
                rows));
    }
}
