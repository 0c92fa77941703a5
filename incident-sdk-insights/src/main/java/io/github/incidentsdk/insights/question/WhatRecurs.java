package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.history.PastIncidentBuilder;
import io.github.incidentsdk.insights.statistics.Proportion;
import io.github.incidentsdk.insights.words.Amounts;
import io.github.incidentsdk.insights.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What comes again: groups of one signature, and how soon the next follows, against what chance alone would do. */
public final class WhatRecurs implements Question {

    private static final int MOST_ROWS = 15;

    @Override
    public Answer answer(History history, Asking asking) {
        Material material = Material.of(history, asking);
        Draft draft = new Draft("what-recurs", "What comes again?", material);
        Map<String, List<PastIncident>> groups = Groups.of(material.incidents(), WhatRecurs::signatures);
        groups.values().removeIf(those -> those.size() < 2);
        if (groups.isEmpty()) {
            String nothing = nothing(material.incidents().size());
            return draft.headline(nothing).nothing(nothing);
        }
        theme(draft, groups, material.incidents().size());
        Groups.shown(draft, "signature", groups).forEach((name, those) -> draft.count("incidents of " + name, those));
        draft.picture(Groups.bars(draft, "Incidents by signature", groups));
        within(draft, material, groups, 7);
        within(draft, material, groups, 30);
        draft.table(table(groups));
        draft.across();
        draft.caution(
                "An incident with several components or factors is in several groups; gaps of such groups are counted as"
                        + " if they were independent, so the intervals of the shares are rather too narrow.");
        int without = (int) material.incidents().stream()
                .filter(each -> signatures(each).isEmpty())
                .count();
        if (without > 0) {
            draft.caution(Words.count(without, "incident") + " without type, component and factor "
                    + (without == 1 ? "has" : "have") + " no signature.");
        }
        return draft.done();
    }

    private static void theme(Draft draft, Map<String, List<PastIncident>> groups, int all) {
        List<String> first = Groups.largest(groups);
        int times = groups.values().iterator().next().size();
        if (first.size() == 1) {
            String theme = "What came most often is " + first.get(0) + ": " + Words.count(times);
            draft.headline(theme + " incidents (" + Amounts.text(draft.countInterval(times), Unit.COUNT) + ").");
            draft.finding(theme + " of " + Words.count(all, "incident") + ".");
        } else {
            String tie = "Nothing came more often than all else: " + Words.count(times) + " times each came "
                    + Groups.tie(first, "signature") + ".";
            draft.headline(tie).finding(tie);
        }
    }

    private static String nothing(int incidents) {
        return incidents == 0
                ? "Nothing came again: no incident is on record in this window."
                : "Nothing came again: of " + Words.count(incidents, "incident")
                        + " no two are of one service, type and factor or component.";
    }

    /**
     * Service and type, with each factor that a review found, or else with each component; none where nothing but the service is known,
     * since such incidents need have nothing else in common.
     */
    private static List<String> signatures(PastIncident incident) {
        String base =
                incident.service().isEmpty() ? incident.type() : incident.service() + Groups.BETWEEN + incident.type();
        List<String> more = incident.factors().isEmpty() ? incident.components() : incident.factors();
        if (more.isEmpty() && incident.type().equals(PastIncidentBuilder.UNTYPED)) {
            return List.of();
        }
        return more.isEmpty()
                ? List.of(base)
                : more.stream().map(each -> base + Groups.BETWEEN + each).toList();
    }

    private static void within(Draft draft, Material material, Map<String, List<PastIncident>> groups, int days) {
        double span = material.window().length().toMillis();
        double limit = Duration.ofDays(days).toMillis();
        int gaps = 0;
        int soon = 0;
        double expected = 0;
        Set<PastIncident> again = new LinkedHashSet<>();
        for (List<PastIncident> those : groups.values()) {
            // of n moments anywhere in a span, a gap between neighbours is longer than d with probability (1 - d /
            // span)^n
            double byChance = 1 - Math.pow(Math.max(0, 1 - limit / span), those.size());
            for (int i = 1; i < those.size(); i++) {
                long gap = Duration.between(
                                those.get(i - 1).began(), those.get(i).began())
                        .toMillis();
                gaps++;
                expected += byChance;
                if (gap <= limit) {
                    soon++;
                    again.add(those.get(i));
                }
            }
        }
        Proportion share = new Proportion(soon, gaps);
        double chance = expected / gaps;
        draft.figure(new Figure(
                "followed by another of its signature within " + days + " days",
                share.share(),
                Unit.SHARE,
                share.interval(material.level()),
                gaps,
                Proportion.METHOD,
                material.window(),
                Material.ids(new ArrayList<>(again))));
        draft.figure(new Figure(
                "expected by chance within " + days + " days",
                chance,
                Unit.SHARE,
                null,
                gaps,
                "moments anywhere in the window",
                material.window(),
                List.of()));
        boolean more = share.interval(material.level()).low() > chance;
        boolean fewer = share.interval(material.level()).high() < chance;
        draft.finding("Within " + days + " days another of the same signature followed " + Words.percent(share.share())
                + " of the time, " + Words.between(share.interval(material.level()), Words::percent) + " (n = "
                + Words.count(gaps, "gap")
                + "); by chance it would be " + Words.percent(chance) + ": "
                + (more ? "sooner than by chance." : fewer ? "later than by chance." : "not to be told from chance."));
    }

    private static Table table(Map<String, List<PastIncident>> groups) {
        List<Table.Row> rows = groups.entrySet().stream()
                .limit(MOST_ROWS)
                .map(each -> new Table.Row(
                        List.of(each.getKey(), Words.count(each.getValue().size()), shortest(each.getValue())),
                        Material.ids(each.getValue())))
                .toList();
        return new Table("What came again", List.of("signature", "incidents", "shortest gap"), rows);
    }

    private static String shortest(List<PastIncident> those) {
        long least = Long.MAX_VALUE;
        for (int i = 1; i < those.size(); i++) {
            least = Math.min(
                    least,
                    Duration.between(those.get(i - 1).began(), those.get(i).began())
                            .toSeconds());
        }
        return Words.duration((double) least);
    }
}
